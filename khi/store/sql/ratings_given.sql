-- Which voices have given a rating, whatever it was?
-- grain:    one row per area, quarter, action and voice
-- needs:    $framework, $areas (a list; NULL: any)
-- returns:  area, quarter, action, voice

select distinct
    area,
    quarter,
    action,
    voice
from rating
where framework = $framework
  and ($areas is null or list_contains($areas, area))
order by area, quarter, action, voice
