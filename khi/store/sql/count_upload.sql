-- How much is kept of an upload?
-- grain:    one row
-- needs:    $upload
-- returns:  counts, measures, put_by, stories, ratings

select
    (select count(*) from tally where upload = $upload)    as counts,
    (select count(*) from activity where upload = $upload) as measures,
    (select count(*) from held where upload = $upload)     as put_by,
    (select count(*) from said where upload = $upload)     as stories,
    (select count(*) from rating where upload = $upload)   as ratings
