-- Forget every invented line of agreement.
-- grain:    one row of agreement
-- needs:    nothing
-- returns:  nothing

delete from agreement
where invented
