-- Which counts are held for an upload, and do not count?
-- grain:    one row per table
-- needs:    $upload
-- returns:  name, rows

select
    name,
    rows
from held
where upload = $upload
order by name
