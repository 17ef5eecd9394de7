-- Which values stand at the top of a column that holds very many?
-- grain:    one row per value
-- needs:    cells; {cell}: the column; $limit: how many cells to look at
-- returns:  value, cells

select
    value,
    count(*) as cells
from (
    select {cell} as value
    from cells
    where trim({cell}) <> ''
    limit $limit
)
group by value
