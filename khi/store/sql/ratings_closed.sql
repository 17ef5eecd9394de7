-- Which quarters are closed to ratings, by whose role and when?
-- grain:    one row per area and quarter
-- needs:    $framework, $areas (a list; NULL: any)
-- returns:  every column of rating_closed

select *
from rating_closed
where framework = $framework
  and ($areas is null or list_contains($areas, area))
order by area, quarter
