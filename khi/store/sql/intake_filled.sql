-- How many cells of a column say something?
-- grain:    one row
-- needs:    cells; {cell}: the column
-- returns:  cells

select count(*) as cells
from cells
where trim({cell}) <> ''
