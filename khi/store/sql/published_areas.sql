-- Which areas have something to show, and is it invented?
-- grain:    one row per area
-- needs:    nothing
-- returns:  area, invented

select
    area,
    bool_or(invented)   as invented
from published
group by area
order by area
