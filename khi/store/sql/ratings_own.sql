-- What has one voice of one area said, and what does it say now? Its own eyes only.
-- grain:    one row per quarter and action: the last line of each, earliest quarter first
-- needs:    $framework, $area, $voice
-- returns:  every column of rating

select *
from rating
where framework = $framework
  and area = $area
  and voice = $voice
qualify row_number() over (
    partition by quarter, action
    order by number desc
) = 1
order by quarter, action
