-- Which figures were published again as something else?
-- grain:    one row per indicator, area, period and upload, the latest first
-- needs:    $withheld: what a figure says that its publisher withholds
-- returns:  indicator, area, period, old_value, old_absence, new_value, new_absence, source, at;
--           no value of a figure that its publisher came to withhold, from then or before

with known as (
    select
        revision.*,
        upload.source,
        upload.uploaded_at as at,
        coalesce(max(upload.uploaded_at) filter (revision.new_absence = $withheld) over (
            partition by revision.indicator, revision.area, revision.period
        ) >= upload.uploaded_at, false) as is_withheld_since
    from revision
    join upload on upload.id = revision.upload
)

select
    known.indicator,
    known.area,
    known.period,
    if(known.is_withheld_since, null, known.old_value) as old_value,
    known.old_absence,
    if(known.is_withheld_since, null, known.new_value) as new_value,
    known.new_absence,
    known.source,
    known.at
from known
order by known.at desc, known.indicator, known.area, known.period
