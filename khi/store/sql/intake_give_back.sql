-- Put a row of answers back among the cells, which was taken for part of the heading.
-- grain:    one row
-- needs:    cells; answers_in_heading: row, c1 .. cN
-- returns:  nothing

insert into cells by name
select *
from answers_in_heading
