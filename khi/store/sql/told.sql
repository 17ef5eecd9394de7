-- How many were behind what was shown of people who were replaced, or are gone?
-- grain:    one row per table, area, period, breakdown, group and what was told of it
-- needs:    $areas, $periods
-- returns:  every column of told

select *
from told
where area in (select unnest($areas))
  and period in (select unnest($periods))
order by "table", area, period, breakdown, "group", base, most
