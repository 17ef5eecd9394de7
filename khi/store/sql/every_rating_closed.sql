-- What is every line of rating_closed, seen or not? For making the demonstration, and for no page.
-- grain:    one row of rating_closed
-- needs:    nothing
-- returns:  every column of rating_closed

select *
from rating_closed
order by framework, area, quarter
