-- Forget the measures these uploads gave.
-- grain:    one row of activity
-- needs:    $uploads
-- returns:  nothing

delete from activity
where upload in (select unnest($uploads))
