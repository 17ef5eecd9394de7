-- What stands in every cell of a small sheet?
-- grain:    one row per row of the sheet
-- needs:    cells; {columns}
-- returns:  the columns

select {columns}
from cells
