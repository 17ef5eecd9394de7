-- How many people lived in these areas, by every estimate there is?
-- grain:    one row per area, breakdown, group and estimate, the latest upload last
-- needs:    $areas
-- returns:  area, breakdown, group, people, as_of, source

select
    population.* exclude (upload)
from population
join upload on upload.id = population.upload
where population.area in (select unnest($areas))
order by upload.uploaded_at, upload.id
