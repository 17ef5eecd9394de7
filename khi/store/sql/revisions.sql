-- Which figures were published again as something else?
-- grain:    one row per indicator, area, period and upload, the latest first
-- needs:    nothing
-- returns:  indicator, area, period, old_value, old_absence, new_value, new_absence, source, at

select
    revision.* exclude (upload, old_upload),
    upload.source,
    upload.uploaded_at as at
from revision
join upload on upload.id = revision.upload
order by upload.uploaded_at desc, revision.indicator, revision.area, revision.period
