-- Which rows have more cells than there are columns?
-- grain:    one row per such row
-- needs:    cells
-- returns:  row

select row
from cells
where extra is not null
order by row
