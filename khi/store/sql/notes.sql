-- What happened in these areas, and when?
-- grain:    one row per note, earliest first
-- needs:    $areas (a list; NULL: any)
-- returns:  every column of note

select *
from note
where $areas is null or list_contains($areas, area)
order by start, id
