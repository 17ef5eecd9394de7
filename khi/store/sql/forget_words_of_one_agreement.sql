-- Forget what was written with one line of agreement. The stage stays.
-- grain:    one row of agreement
-- needs:    $framework, $area, $quarter, $action, $number, $instead (what stands where words were)
-- returns:  nothing

update agreement
set said = case when said = '' then '' else $instead end,
    evidence = case when evidence = '' then '' else $instead end,
    links = '[]'
where framework = $framework
  and area = $area
  and quarter = $quarter
  and action = $action
  and number = $number
