-- What stands in some rows of the sheet, to give them back to the person whose file it is?
-- grain:    one row per row of the sheet
-- needs:    cells; {columns}; $start: how many rows were given already; $limit: how many to give
-- returns:  row, the columns with blanks as empty text

select row, {columns}
from cells
order by row
limit $limit offset $start
