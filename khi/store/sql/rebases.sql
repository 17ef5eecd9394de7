-- From when are series judged afresh?
-- grain:    one row per rebase, in time order
-- needs:    $indicator, $area: one of each, or null for any
-- returns:  the columns of rebase

select
    id,
    indicator,
    area,
    quarter,
    reason,
    by_role,
    created_at,
    invented
from rebase
where
    ($indicator is null or indicator = $indicator)
    and ($area is null or area = $area)
order by indicator, area, quarter, created_at
