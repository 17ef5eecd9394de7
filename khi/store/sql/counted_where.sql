-- Which questions does each upload count, and for which areas and quarters?
-- grain:    one row per upload, question, area and quarter
-- needs:    nothing
-- returns:  upload, question, area, quarter

select distinct
    upload,
    question,
    area,
    quarter
from tally
