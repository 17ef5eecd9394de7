-- Forget what was written with one line of rating. The stage stays.
-- grain:    one row of rating
-- needs:    $framework, $area, $quarter, $action, $number, $voice, $instead (what stands where words were)
-- returns:  nothing

update rating
set evidence = case when evidence = '' then '' else $instead end,
    next_step = case when next_step = '' then '' else $instead end,
    links = '[]'
where framework = $framework
  and area = $area
  and quarter = $quarter
  and action = $action
  and voice = $voice
  and number = $number
