-- Which answer did each person give to one question, within one breakdown?
-- grain:    one row per person who answered
-- needs:    people; {question}, {breakdown}: their numbers; {answer}, {group}: where a row has them;
--           {weight}: what a person counts for
-- returns:  the columns that count_answers.sql counts; one of these for each question and breakdown

select
    {question}  as question,
    {answer}    as answer,
    area,
    quarter,
    {breakdown} as breakdown,
    {group}     as group_code,
    {weight}    as weight
from people
where outcome = 0
  and ({answer}) is not null
