-- Which questions did people here add to the bank?
-- grain:    one row per question
-- needs:    nothing
-- returns:  id, json

select
    id,
    json
from question_local
order by id
