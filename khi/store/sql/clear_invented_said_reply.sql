-- Forget what was answered to what was invented.
-- grain:    one row of said_reply
-- needs:    nothing
-- returns:  nothing

delete from said_reply
where about in (select about from said_change where invented)
