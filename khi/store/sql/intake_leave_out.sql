-- Take some rows out.
-- grain:    one row taken out
-- needs:    cells; $rows
-- returns:  row

delete from cells
where row in (select unnest($rows))
returning row
