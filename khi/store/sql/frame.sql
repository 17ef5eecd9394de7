-- What may be shown of these indicators, areas, periods, breakdowns and answers?
-- grain:    one row per indicator, answer, area, period, breakdown and group
-- needs:    $indicators, $areas, $periods, $breakdowns, $answers (each a list; NULL: any)
-- returns:  every column of published

select *
from published
where ($indicators is null or list_contains($indicators, indicator))
  and ($areas is null or list_contains($areas, area))
  and ($periods is null or list_contains($periods, period))
  and ($breakdowns is null or list_contains($breakdowns, breakdown))
  and ($answers is null or list_contains($answers, answer))
order by indicator, answer, area, period, breakdown, "group"
