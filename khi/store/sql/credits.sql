-- Where did the answers to these questions come from?
-- grain:    one row per question, area, quarter and source
-- needs:    $questions, $areas, $quarters, $without (uploads to leave out)
-- returns:  question, area, quarter, source

select distinct
    tally.question,
    tally.area,
    tally.quarter,
    upload.source
from tally
join upload on upload.id = tally.upload
where tally.question in (select unnest($questions))
  and tally.area in (select unnest($areas))
  and tally.quarter in (select unnest($quarters))
  and not list_contains($without, tally.upload)
