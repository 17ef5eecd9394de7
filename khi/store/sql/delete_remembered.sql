-- Take back what was remembered of these figures, to remember it afresh.
-- grain:    one row of remembered
-- needs:    $tables, $areas, $periods
-- returns:  nothing

delete from remembered
where "table" in (select unnest($tables))
  and area in (select unnest($areas))
  and period in (select unnest($periods))
