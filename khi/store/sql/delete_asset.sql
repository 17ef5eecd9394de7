-- Forget the assets of these uploads.
-- grain:    one row of asset
-- needs:    $uploads
-- returns:  nothing

delete from asset
where upload in (select unnest($uploads))
