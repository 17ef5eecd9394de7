-- Which figure of each measure counts now, and which upload gave it?
-- grain:    one row per indicator, area and period: the latest upload's
-- needs:    $indicators, $areas
-- returns:  indicator, area, period, old_value, old_absence, old_upload

with known as (
    select
        activity.indicator,
        activity.area,
        activity.period,
        coalesce(activity.value, activity.numerator) as old_value,
        activity.absence                             as old_absence,
        activity.upload                              as old_upload,
        row_number() over (
            partition by activity.indicator, activity.area, activity.period
            order by upload.uploaded_at desc, upload.id desc
        ) as age
    from activity
    join upload on upload.id = activity.upload
    where activity.indicator in (select unnest($indicators))
      and activity.area in (select unnest($areas))
)

select
    known.* exclude (age)
from known
where age = 1
