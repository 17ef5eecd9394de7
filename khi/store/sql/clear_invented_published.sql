-- Forget every invented line of published.
-- grain:    one row of published
-- needs:    nothing
-- returns:  nothing

delete from published
where invented
