-- What does one upload keep in feature?
-- grain:    one row of feature
-- needs:    $upload
-- returns:  every column of feature but the upload

select * exclude (upload)
from feature
where upload = $upload
