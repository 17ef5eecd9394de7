-- What does one upload keep in asset?
-- grain:    one row of asset
-- needs:    $upload
-- returns:  every column of asset but the upload

select * exclude (upload)
from asset
where upload = $upload
