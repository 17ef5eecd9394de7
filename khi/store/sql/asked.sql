-- Which questions has each area asked in each quarter?
-- grain:    one row per question, area and quarter
-- needs:    $areas, $quarters
-- returns:  question, area, quarter

select distinct
    question,
    area,
    quarter
from tally
where area in (select unnest($areas))
  and quarter in (select unnest($quarters))
