-- Forget some questions of one's own.
-- grain:    one row of question_local
-- needs:    $questions
-- returns:  nothing

delete from question_local
where id in (select unnest($questions))
