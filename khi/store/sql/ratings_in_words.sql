-- Which lines of one voice of an area have words, and of what was agreed there?
-- grain:    one row per line of rating or agreement that has words, the latest first
-- needs:    $framework, $area, $voices (a list; 'agreed' for what was agreed),
--           $instead (what stands where words were erased)
-- returns:  quarter, action, voice, number, recorded_at, words

select
    quarter,
    action,
    voice,
    number,
    recorded_at,
    concat_ws(' ', nullif(evidence, ''), nullif(next_step, '')) as words
from rating
where framework = $framework
  and area = $area
  and list_contains($voices, voice)
  and (evidence not in ('', $instead) or next_step not in ('', $instead) or links <> '[]')
union all
select
    quarter,
    action,
    'agreed',
    number,
    recorded_at,
    concat_ws(' ', nullif(said, ''), nullif(evidence, ''))
from agreement
where framework = $framework
  and area = $area
  and list_contains($voices, 'agreed')
  and (said not in ('', $instead) or evidence not in ('', $instead) or links <> '[]')
order by recorded_at desc, action, voice, number desc
