-- Forget what these uploads gave of revision.
-- grain:    one row of revision
-- needs:    $uploads
-- returns:  nothing

delete from revision
where upload in (select unnest($uploads))
