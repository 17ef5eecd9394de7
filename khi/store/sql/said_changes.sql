-- What happened to what was said in these areas, and when?
-- grain:    one row per change, earliest first
-- needs:    $areas (a list; NULL: any)
-- returns:  every column of said_change

select *
from said_change
where $areas is null or list_contains($areas, area)
order by moment, about, number
