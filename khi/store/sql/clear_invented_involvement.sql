-- Forget every invented line of involvement.
-- grain:    one row of involvement
-- needs:    nothing
-- returns:  nothing

delete from involvement
where invented
