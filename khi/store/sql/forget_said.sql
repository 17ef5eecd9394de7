-- Forget the words of something that was withdrawn. Its history stays.
-- grain:    one row of said
-- needs:    $about
-- returns:  nothing

delete from said
where id = $about
