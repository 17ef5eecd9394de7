-- Forget every invented line of measured_here.
-- grain:    one row of measured_here
-- needs:    nothing
-- returns:  nothing

delete from measured_here
where invented
