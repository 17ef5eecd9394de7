-- Which different values does a column hold, and how often?
-- grain:    one row per value
-- needs:    cells; {cell}: the column; $limit: the most values wanted
-- returns:  value, cells

select
    {cell}      as value,
    count(*)    as cells
from cells
group by {cell}
limit $limit
