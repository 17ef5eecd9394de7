-- What has been counted, all uploads added up?
-- grain:    one row per question, answer, area, quarter, breakdown and group
-- needs:    $questions, $areas, $quarters, $without (uploads to leave out)
-- returns:  question, answer, area, quarter, breakdown, group, n, weight, weight_sq

select
    question,
    answer,
    area,
    quarter,
    breakdown,
    "group",
    cast(sum(n) as bigint)  as n,
    sum(weight)             as weight,
    sum(weight_sq)          as weight_sq
from tally
where question in (select unnest($questions))
  and area in (select unnest($areas))
  and quarter in (select unnest($quarters))
  and not list_contains($without, upload)
group by question, answer, area, quarter, breakdown, "group"
