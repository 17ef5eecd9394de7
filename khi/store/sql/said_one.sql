-- What was this one thing that was said, if it may still be read?
-- grain:    one row, or none
-- needs:    $id
-- returns:  every column of said

select *
from said
where id = $id
