-- What may be shown of these indicators, areas, periods, breakdowns and answers?
-- grain:    one row per indicator, answer, area, period, breakdown and group
-- needs:    $indicators, $areas, $periods, $breakdowns, $answers (each a list; NULL: any)
-- returns:  every column of published
--
-- The first and last of each list come first: a block of rows that lies outside them is passed
-- over without being read, so a national store answers as quickly as one region's.

select *
from published
where indicator >= coalesce(list_min($indicators), '')
  and indicator <= coalesce(list_max($indicators), chr(1114111))
  and area >= coalesce(list_min($areas), '')
  and area <= coalesce(list_max($areas), chr(1114111))
  and period >= coalesce(list_min($periods), '')
  and period <= coalesce(list_max($periods), chr(1114111))
  and ($indicators is null or list_contains($indicators, indicator))
  and ($areas is null or list_contains($areas, area))
  and ($periods is null or list_contains($periods, period))
  and ($breakdowns is null or list_contains($breakdowns, breakdown))
  and ($answers is null or list_contains($answers, answer))
order by indicator, answer, area, period, breakdown, "group"
