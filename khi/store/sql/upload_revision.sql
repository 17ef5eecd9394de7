-- What does one upload keep in revision?
-- grain:    one row of revision
-- needs:    $upload
-- returns:  every column of revision but the upload

select * exclude (upload)
from revision
where upload = $upload
