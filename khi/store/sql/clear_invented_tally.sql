-- Forget what invented uploads counted.
-- grain:    one row of tally
-- needs:    nothing
-- returns:  nothing

delete from tally
where upload in (select id from upload where invented)
