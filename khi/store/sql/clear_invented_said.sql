-- Forget every invented line of said.
-- grain:    one row of said
-- needs:    nothing
-- returns:  nothing

delete from said
where invented
