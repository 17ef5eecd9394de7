-- Forget every invented line of rating_closed.
-- grain:    one row of rating_closed
-- needs:    nothing
-- returns:  nothing

delete from rating_closed
where invented
