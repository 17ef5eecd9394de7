-- Put a person's correction in place of what one cell holds.
-- grain:    one cell
-- needs:    cells; {cell}: the column; $row, $value
-- returns:  row, if there is such a row

update cells
set {cell} = $value
where row = $row
returning row
