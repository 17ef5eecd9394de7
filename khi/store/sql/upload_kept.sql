-- Is an upload in this copy of the store, and not erased?
-- grain:    one row, or none
-- needs:    $upload; {database}: which database, one that is attached
-- returns:  id

select id
from {database}.upload
where id = $upload
  and file_name <> 'erased'
