-- About how many different values does each column hold at the top of the sheet?
-- grain:    one row
-- needs:    cells; {counts}: approx_count_distinct of each column; $rows: how many to look at
-- returns:  the number for each column, near enough to know many from few

select {counts}
from (from cells limit $rows)
