-- Which rows have a respondent id that stands in another row too?
-- grain:    one row per such row
-- needs:    cells; {cell}: the column of ids
-- returns:  row

select row
from cells
where {cell} in (
    select {cell}
    from cells
    where trim({cell}) <> ''
    group by {cell}
    having count(*) > 1
)
order by row
