-- Forget something about a store itself.
-- grain:    one row of meta
-- needs:    $name; {database}: which database, one that is attached
-- returns:  nothing

delete from {database}.meta
where name = $name
