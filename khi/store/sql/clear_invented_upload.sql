-- Forget every invented line of upload.
-- grain:    one row of upload
-- needs:    nothing
-- returns:  nothing

delete from upload
where invented
