-- Which measures are known, and where?
-- grain:    one row per indicator and area
-- needs:    nothing
-- returns:  indicator, area

select distinct
    indicator,
    area
from activity
