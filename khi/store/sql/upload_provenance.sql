-- What does one upload keep in provenance?
-- grain:    one row of provenance
-- needs:    $upload
-- returns:  every column of provenance but the upload

select * exclude (upload)
from provenance
where upload = $upload
