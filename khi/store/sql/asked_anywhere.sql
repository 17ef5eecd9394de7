-- Which questions has anybody asked, where and when?
-- grain:    one row per question, area and quarter
-- needs:    nothing
-- returns:  question, area, quarter

select distinct
    question,
    area,
    quarter
from tally
