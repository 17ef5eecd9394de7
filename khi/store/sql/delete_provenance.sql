-- Forget what these uploads gave of provenance.
-- grain:    one row of provenance
-- needs:    $uploads
-- returns:  nothing

delete from provenance
where upload in (select unnest($uploads))
