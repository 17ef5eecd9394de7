-- Forget what invented uploads gave of population.
-- grain:    one row of population
-- needs:    nothing
-- returns:  nothing

delete from population
where upload in (select id from upload where invented)
