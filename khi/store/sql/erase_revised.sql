-- Forget which figures of an upload were published again as something else.
-- grain:    one row of revision
-- needs:    $upload
-- returns:  nothing

delete from revision
where old_upload = $upload
