-- These uploads no longer count. The line stays, and says why.
-- grain:    one row of upload
-- needs:    $uploads, $status, $reason
-- returns:  nothing

update upload
set status = $status,
    reason = $reason
where id in (select unnest($uploads))
