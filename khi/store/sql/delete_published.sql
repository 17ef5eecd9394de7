-- Take back what was published of these indicators, to publish it afresh.
-- grain:    one row of published
-- needs:    $indicators, $areas, $periods (NULL: any)
-- returns:  nothing

delete from published
where indicator in (select unnest($indicators))
  and area in (select unnest($areas))
  and ($periods is null or list_contains($periods, period))
  and absence <> 'not asked'
