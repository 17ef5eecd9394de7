-- Forget whom these uploads say were approached.
-- grain:    one row of approached
-- needs:    $uploads
-- returns:  nothing

delete from approached
where upload in (select unnest($uploads))
