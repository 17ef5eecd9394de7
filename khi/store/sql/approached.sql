-- How many people draw on support, or were asked to answer, in each group of an area?
-- grain:    one row per breakdown and group, of the latest count of each breakdown
-- needs:    $area, $who, $periods (a list; NULL: any)
-- returns:  area, breakdown, group, people, as_of, source

with latest as (
    select
        approached.*,
        dense_rank() over (
            partition by approached.breakdown
            order by approached.as_of desc, upload.uploaded_at desc, upload.id
        ) as age
    from approached
    join upload on upload.id = approached.upload
    where approached.area = $area
      and approached.who = $who
      and ($periods is null or list_contains($periods, approached.as_of))
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
order by breakdown, "group"
