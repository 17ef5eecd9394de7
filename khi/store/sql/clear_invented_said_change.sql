-- Forget every invented line of said_change.
-- grain:    one row of said_change
-- needs:    nothing
-- returns:  nothing

delete from said_change
where invented
