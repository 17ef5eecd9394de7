-- Which aims were set?
-- grain:    one row per aim, in time order
-- needs:    $indicator, $area: one of each, or null for any
-- returns:  the columns of aim

select
    id,
    indicator,
    area,
    quarter,
    value,
    reason,
    by_role,
    created_at,
    invented
from aim
where
    ($indicator is null or indicator = $indicator)
    and ($area is null or area = $area)
order by indicator, area, quarter, created_at
