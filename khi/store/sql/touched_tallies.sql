-- Which questions, areas and quarters do these uploads count?
-- grain:    one row per question, area and quarter
-- needs:    $uploads
-- returns:  question, area, quarter

select distinct
    question,
    area,
    quarter
from tally
where upload in (select unnest($uploads))
