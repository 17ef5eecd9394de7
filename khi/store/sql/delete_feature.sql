-- Forget what these uploads gave of feature.
-- grain:    one row of feature
-- needs:    $uploads
-- returns:  nothing

delete from feature
where upload in (select unnest($uploads))
