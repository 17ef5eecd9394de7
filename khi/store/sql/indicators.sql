-- Which measures did people here make indicators of?
-- grain:    one row per indicator
-- needs:    nothing
-- returns:  id, json

select
    id,
    json
from indicator_local
order by id
