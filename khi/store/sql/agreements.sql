-- What have the voices agreed, after they had talked?
-- grain:    one row per area, quarter and action: the last line of each
-- needs:    $framework, $areas (a list; NULL: any)
-- returns:  every column of agreement

select *
from agreement
where framework = $framework
  and ($areas is null or list_contains($areas, area))
qualify row_number() over (
    partition by area, quarter, action
    order by number desc
) = 1
order by area, quarter, action
