-- Forget the counts that are held for invented uploads.
-- grain:    one row of held
-- needs:    nothing
-- returns:  nothing

delete from held
where upload in (select id from upload where invented)
