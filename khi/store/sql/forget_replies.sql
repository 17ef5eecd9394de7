-- Forget what was answered to something that was withdrawn.
-- grain:    one row of said_reply
-- needs:    $about
-- returns:  nothing

delete from said_reply
where about = $about
