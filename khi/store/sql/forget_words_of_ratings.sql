-- Forget what was written with the ratings of a file. Which stage each voice gave stays.
-- grain:    one row of rating
-- needs:    $upload, $instead (what stands where there were words)
-- returns:  nothing

update rating
set evidence = case when evidence = '' then '' else $instead end,
    next_step = case when next_step = '' then '' else $instead end,
    links = '[]'
where upload = $upload
