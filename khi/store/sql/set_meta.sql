-- Remember something about the store itself.
-- grain:    one row of meta
-- needs:    $name, $value
-- returns:  nothing

insert or replace into meta (name, value)
values ($name, $value)
