-- Forget how a form is read.
-- grain:    one row of profile
-- needs:    $called
-- returns:  nothing

delete from profile
where name = $called
