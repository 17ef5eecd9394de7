-- Which questions of one's own does no file ask any more, and nothing else speak of?
-- grain:    one row per question
-- needs:    nothing
-- returns:  id

select id
from question_local
where not exists (
        select 1
        from tally
        where question = question_local.id
           or starts_with(question, question_local.id || '__')
    )
  and not exists (select 1 from held where contains(rows, question_local.id))
  and not exists (select 1 from aim where indicator = question_local.id)
  and not exists (select 1 from rebase where indicator = question_local.id)
  and not exists (select 1 from involvement where subject = question_local.id)
  and not exists (select 1 from said where contains(json, question_local.id))
order by id
