-- What does each row of a counted file say?
-- grain:    one row per row of the sheet
-- needs:    cells; {fields}: each field's column, trimmed
-- returns:  row, the fields as text

select row, {fields}
from cells
order by row
