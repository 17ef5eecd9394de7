-- For which periods of this kind does an area have something to show?
-- grain:    one row per period, earliest first
-- needs:    $area, $period_type
-- returns:  period

select distinct period
from published
where area = $area
  and period_type = $period_type
order by period
