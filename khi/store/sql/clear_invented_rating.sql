-- Forget every invented line of rating.
-- grain:    one row of rating
-- needs:    nothing
-- returns:  nothing

delete from rating
where invented
