-- Forget the words that were put forward with these uploads. Their history stays.
-- grain:    one row of said
-- needs:    $uploads
-- returns:  nothing

delete from said
where upload in (select unnest($uploads))
