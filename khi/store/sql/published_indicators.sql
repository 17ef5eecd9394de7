-- Which indicators does each area have something to show for?
-- grain:    one row per area and indicator
-- needs:    $unasked (the absence of what nobody was asked)
-- returns:  area, indicator

select distinct
    area,
    indicator
from published
where absence <> $unasked
order by area, indicator
