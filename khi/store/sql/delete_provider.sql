-- Forget what these uploads gave of provider.
-- grain:    one row of provider
-- needs:    $uploads
-- returns:  nothing

delete from provider
where upload in (select unnest($uploads))
