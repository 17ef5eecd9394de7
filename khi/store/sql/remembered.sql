-- What was said before of sums that are hidden now?
-- grain:    one row per table, area, period, breakdown and group
-- needs:    $areas, $periods
-- returns:  every column of remembered

select *
from remembered
where area in (select unnest($areas))
  and period in (select unnest($periods))
order by "table", area, period, breakdown, "group"
