-- How many people live in these areas, by the latest estimate of each breakdown?
-- grain:    one row per area, breakdown and group
-- needs:    $areas (a list; NULL: any)
-- returns:  area, breakdown, group, people, as_of, source

with latest as (
    select
        population.*,
        dense_rank() over (
            partition by population.area, population.breakdown
            order by population.as_of desc, upload.uploaded_at desc, upload.id
        ) as age
    from population
    join upload on upload.id = population.upload
    where $areas is null or list_contains($areas, population.area)
)

select
    area,
    breakdown,
    "group",
    people,
    as_of,
    source
from latest
where age = 1
order by area, breakdown, "group"
