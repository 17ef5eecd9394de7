-- What does one upload keep in a table?
-- grain:    one row of the table
-- needs:    $upload; {table}: which table, one that an upload fills
-- returns:  every column of the table but the upload

select * exclude (upload)
from {table}
where upload = $upload
