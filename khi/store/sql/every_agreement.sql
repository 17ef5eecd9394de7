-- What is every line of agreement, seen or not? For making the demonstration, and for no page.
-- grain:    one row of agreement
-- needs:    nothing
-- returns:  every column of agreement

select *
from agreement
order by framework, area, quarter, action, number
