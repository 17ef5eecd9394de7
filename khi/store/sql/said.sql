-- What was said of these kinds in these areas, and may still be read?
-- grain:    one row per thing said, earliest first
-- needs:    $kinds (a list), $areas (a list; NULL: any)
-- returns:  every column of said

select *
from said
where list_contains($kinds, kind)
  and ($areas is null or list_contains($areas, area))
order by moment, id
