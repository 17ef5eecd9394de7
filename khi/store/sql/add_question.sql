-- Somebody here asks a question of their own.
-- grain:    one row of question_local
-- needs:    $id, $json
-- returns:  nothing

insert into question_local (id, json)
values ($id, $json)
