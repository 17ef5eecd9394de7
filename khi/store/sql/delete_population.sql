-- Forget what these uploads gave of population.
-- grain:    one row of population
-- needs:    $uploads
-- returns:  nothing

delete from population
where upload in (select unnest($uploads))
