-- Forget every invented line of note.
-- grain:    one row of note
-- needs:    nothing
-- returns:  nothing

delete from note
where invented
