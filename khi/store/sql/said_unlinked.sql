-- How many stories were kept within a day after an upload was added, before it was written down
-- which file words came with?
-- grain:    one row
-- needs:    $upload
-- returns:  stories

select count(*) as stories
from said
where said.upload is null
  and kind = 'story'
  and moment >= (select uploaded_at from upload where id = $upload)
  and moment <= (select uploaded_at + interval 1 day from upload where id = $upload)
