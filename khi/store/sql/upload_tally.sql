-- What does one upload keep in tally?
-- grain:    one row of tally
-- needs:    $upload
-- returns:  every column of tally but the upload

select * exclude (upload)
from tally
where upload = $upload
