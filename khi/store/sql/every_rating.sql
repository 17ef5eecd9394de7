-- What is every line of rating, seen or not? For making the demonstration, and for no page.
-- grain:    one row of rating
-- needs:    nothing
-- returns:  every column of rating

select *
from rating
order by framework, area, quarter, action, voice, number
