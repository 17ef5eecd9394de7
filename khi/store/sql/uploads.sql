-- Which files have been given, and what came of each?
-- grain:    one row per upload, the latest first
-- needs:    nothing
-- returns:  every column of upload

select *
from upload
order by uploaded_at desc, id
