-- What are areas like, by the latest figure of each feature?
-- grain:    one row per area and feature
-- needs:    nothing
-- returns:  area, feature, value, as_of, source

with latest as (
    select
        feature.*,
        row_number() over (
            partition by feature.area, feature.feature
            order by feature.as_of desc, upload.uploaded_at desc, upload.id
        ) as age
    from feature
    join upload on upload.id = feature.upload
)

select
    area,
    feature,
    value,
    as_of,
    source
from latest
where age = 1
order by area, feature
