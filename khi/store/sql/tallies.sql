-- What has been counted, all uploads added up? And which groups were on nobody's form?
-- grain:    one row per question, answer, area, quarter, breakdown and group
-- needs:    $questions, $areas, $quarters, $without (uploads to leave out)
-- returns:  question, answer, area, quarter, breakdown, group, n, weight, weight_sq
--
-- A row without an answer says that nobody could say they are in the group: it stands where every
-- upload that told people apart in that way says so.

with counted as (
    select *
    from tally
    where question in (select unnest($questions))
      and area in (select unnest($areas))
      and quarter in (select unnest($quarters))
      and not list_contains($without, upload)
),

forms as (
    select
        question,
        area,
        quarter,
        breakdown,
        count(distinct upload)  as uploads
    from counted
    where breakdown in (select breakdown from counted where answer = '')
    group by question, area, quarter, breakdown
)

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
from counted
left join forms using (question, area, quarter, breakdown)
group by question, answer, area, quarter, breakdown, "group"
having answer <> '' or count(*) = max(uploads)
