-- What is known of these measures in these areas, the latest upload last?
-- grain:    one row per upload, indicator, area and period; and what this dashboard measures itself
-- needs:    $indicators, $areas, $without (uploads to leave out)
-- returns:  indicator, area, period, period_type, numerator, denominator, value, lower, upper,
--           absence, source

with known as (
    select
        activity.* exclude (upload),
        upload.uploaded_at as given_at,
        upload.id          as given_in
    from activity
    join upload on upload.id = activity.upload
    where not list_contains($without, activity.upload)

    union all by name

    select
        measured_here.* exclude (invented)
    from measured_here
)

select
    known.* exclude (given_at, given_in)
from known
where indicator in (select unnest($indicators))
  and area in (select unnest($areas))
order by given_at, given_in, indicator, area, period
