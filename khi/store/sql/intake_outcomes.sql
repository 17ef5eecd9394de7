-- How many rows are counted, rejected, or without any answer?
-- grain:    one row per outcome
-- needs:    people
-- returns:  outcome, rows

select
    outcome,
    count(*) as rows
from people
group by outcome
