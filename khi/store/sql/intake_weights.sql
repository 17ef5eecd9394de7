-- How many people are counted, and what do their weights come to?
-- grain:    one row
-- needs:    people
-- returns:  people, weight (NULL where nobody is counted)

select
    count(*)    as people,
    sum(weight) as weight
from people
where outcome = 0
