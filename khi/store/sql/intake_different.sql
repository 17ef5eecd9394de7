-- About how many different values does each column hold?
-- grain:    one row
-- needs:    cells; {counts}: approx_count_distinct of each column
-- returns:  the number for each column, near enough to know many from few

select {counts}
from cells
