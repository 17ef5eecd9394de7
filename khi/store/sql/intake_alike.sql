-- Which rows hold the same as an earlier row, in every cell?
-- grain:    one row for each such row
-- needs:    cells; {cells}: every column
-- returns:  row

with marked as (
    select row, hash({cells}) as mark
    from cells
),

several as (
    select mark, min(row) as first
    from marked
    group by mark
    having count(*) > 1
)

select marked.row
from marked
join several using (mark)
where marked.row > several.first
order by marked.row
