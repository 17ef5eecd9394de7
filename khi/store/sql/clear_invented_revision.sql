-- Forget what invented uploads gave of revision.
-- grain:    one row of revision
-- needs:    nothing
-- returns:  nothing

delete from revision
where upload in (select id from upload where invented)
