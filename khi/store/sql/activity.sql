-- What is known of these measures in these areas, the latest upload last?
-- grain:    one row per upload, indicator, area and period
-- needs:    $indicators, $areas, $without (uploads to leave out)
-- returns:  indicator, area, period, period_type, numerator, denominator, value, lower, upper,
--           absence, source

select
    activity.* exclude (upload)
from activity
join upload on upload.id = activity.upload
where activity.indicator in (select unnest($indicators))
  and activity.area in (select unnest($areas))
  and not list_contains($without, activity.upload)
order by upload.uploaded_at, upload.id, activity.indicator, activity.area, activity.period
