-- Which measures are known where these uploads say how many people there are?
-- grain:    one row per indicator and area
-- needs:    $uploads
-- returns:  indicator, area

select distinct
    activity.indicator,
    activity.area
from activity
where activity.area in (
    select population.area
    from population
    where population.upload in (select unnest($uploads))
)
