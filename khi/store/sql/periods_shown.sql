-- For which periods does each area have something to show?
-- grain:    one row per area and period, earliest first
-- needs:    nothing
-- returns:  area, period_type, period

select distinct
    area,
    period_type,
    period
from published
order by area, period
