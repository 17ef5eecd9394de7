-- What has one voice of one area said, and what does it say now? For its own eyes only; every
-- voice at once only to judge whether another rating may be given.
-- grain:    one row per quarter, action and voice: the last line of each, earliest quarter first
-- needs:    $framework, $area, $voice (NULL: any)
-- returns:  every column of rating

select *
from rating
where framework = $framework
  and area = $area
  and ($voice is null or voice = $voice)
qualify row_number() over (
    partition by quarter, action, voice
    order by number desc
) = 1
order by quarter, action, voice
