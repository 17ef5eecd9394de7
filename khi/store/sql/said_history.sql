-- What happened to one thing that was said?
-- grain:    one row per change, earliest first
-- needs:    $about
-- returns:  every column of said_change

select *
from said_change
where about = $about
order by number
