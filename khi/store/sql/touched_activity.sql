-- Which measures of which areas do these uploads give?
-- grain:    one row per indicator and area
-- needs:    $uploads
-- returns:  indicator, area

select distinct
    indicator,
    area
from activity
where upload in (select unnest($uploads))
