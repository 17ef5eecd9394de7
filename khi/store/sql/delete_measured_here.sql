-- Take back measures this dashboard made itself, to make them afresh.
-- grain:    one row of measured_here
-- needs:    $indicators, $areas
-- returns:  nothing

delete from measured_here
where list_contains($indicators, indicator)
  and list_contains($areas, area)
