-- What does one upload keep in activity?
-- grain:    one row of activity
-- needs:    $upload
-- returns:  every column of activity but the upload

select * exclude (upload)
from activity
where upload = $upload
