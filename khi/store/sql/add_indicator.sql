-- Somebody here makes a measure an indicator.
-- grain:    one row of indicator_local
-- needs:    $id, $json
-- returns:  nothing

insert into indicator_local (id, json)
values ($id, $json)
