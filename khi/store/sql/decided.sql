-- What did the sums decide about showing each reading in these periods?
-- grain:    one row per indicator, area, period, breakdown and group
-- needs:    $indicators, $areas, $periods (each a list)
-- returns:  indicator, area, period, breakdown, group, absence, rule
--
-- What is nearly certain is put in words, or withheld, afterwards: the sums let it be shown.

select
    indicator,
    area,
    period,
    breakdown,
    "group",
    case when rule = 'near_certain' then '' else absence end    as absence,
    case when rule = 'near_certain' then '' else rule end       as rule
from published
where indicator in (select unnest($indicators))
  and area in (select unnest($areas))
  and period in (select unnest($periods))
  and answer = ''
  and absence <> 'not asked'
