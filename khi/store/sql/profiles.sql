-- Which forms are remembered?
-- grain:    one row per form
-- needs:    nothing
-- returns:  fingerprint, name, json, saved_at

select
    fingerprint,
    name,
    json,
    saved_at
from profile
order by name
