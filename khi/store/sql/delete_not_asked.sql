-- Take back what was said not to have been asked in these areas and quarters.
-- grain:    one row of published
-- needs:    $areas, $periods
-- returns:  nothing

delete from published
where area in (select unnest($areas))
  and period in (select unnest($periods))
  and absence = 'not asked'
