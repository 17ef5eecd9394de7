-- Take out every row of a respondent but the last.
-- grain:    one row taken out
-- needs:    cells; {cell}: the column of ids
-- returns:  row

delete from cells
where trim({cell}) <> ''
  and row not in (
    select max(row)
    from cells
    where trim({cell}) <> ''
    group by {cell}
)
returning row
