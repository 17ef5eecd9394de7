-- Say when a draft is to be published, or why it was not.
-- grain:    one row of upload
-- needs:    $upload, $publish_on, $reason
-- returns:  nothing

update upload
set publish_on = $publish_on,
    reason = $reason
where id = $upload
  and status = 'draft'
