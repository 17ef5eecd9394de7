-- Forget what these uploads counted.
-- grain:    one row of tally
-- needs:    $uploads
-- returns:  nothing

delete from tally
where upload in (select unnest($uploads))
