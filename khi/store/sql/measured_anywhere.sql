-- Which measures are known, and where?
-- grain:    one row per indicator and area
-- needs:    nothing
-- returns:  indicator, area

select
    indicator,
    area
from activity

union

select
    indicator,
    area
from measured_here
