-- Which cells of a column hold a value that nobody knows?
-- grain:    one row per cell
-- needs:    cells; unknown: the values; {cell}: what is looked up
-- returns:  row, value

select
    row,
    {cell} as value
from cells
where {cell} in (select value from unknown)
order by row
