-- Forget the measures invented uploads gave.
-- grain:    one row of activity
-- needs:    nothing
-- returns:  nothing

delete from activity
where upload in (select id from upload where invented)
