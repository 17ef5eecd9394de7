-- What does the store know of itself?
-- grain:    one row per name
-- needs:    nothing
-- returns:  name, value

select name, value
from meta
order by name
