-- Forget whom invented uploads say were approached.
-- grain:    one row of approached
-- needs:    nothing
-- returns:  nothing

delete from approached
where upload in (select id from upload where invented)
