-- How many people gave each answer, in each area and quarter, in total and within each group?
-- grain:    one row per question, answer, area, quarter, breakdown and group
-- needs:    a table or view `answers`: one row per person, question and breakdown
-- returns:  question, answer, area, quarter, breakdown, group_code, n, weight, weight_sq
--
-- Every word of this runs unchanged on DuckDB, PostgreSQL, ClickHouse, Spark and Sail.

select
    question,
    answer,
    area,
    quarter,
    breakdown,
    group_code,
    count(*)                as n,
    sum(weight)             as weight,
    sum(weight * weight)    as weight_sq
from answers
group by question, answer, area, quarter, breakdown, group_code
order by question, answer, area, quarter, breakdown, group_code
