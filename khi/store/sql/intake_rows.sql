-- Which rows came to one outcome, for one reason?
-- grain:    one row per row of the sheet
-- needs:    people; $outcome; {reason}: a condition on the row's numbers
-- returns:  row

select row
from people
where outcome = $outcome
  and {reason}
order by row
