-- Forget the counts that are held for these uploads.
-- grain:    one row of held
-- needs:    $uploads
-- returns:  nothing

delete from held
where upload in (select unnest($uploads))
