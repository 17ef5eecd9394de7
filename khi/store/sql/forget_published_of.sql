-- Forget that some indicators were asked anywhere, or not asked.
-- grain:    one row of published
-- needs:    $indicators
-- returns:  nothing

delete from published
where indicator in (select unnest($indicators))
