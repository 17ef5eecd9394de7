-- What does one upload keep in population?
-- grain:    one row of population
-- needs:    $upload
-- returns:  every column of population but the upload

select * exclude (upload)
from population
where upload = $upload
