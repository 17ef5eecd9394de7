-- Who gave which rating, when, and what stood before? Only of what may be seen.
-- grain:    one row per line ever given, oldest first
-- needs:    $framework, $area, $action, $voices (how many there are)
-- returns:  every column of rating, and `counts` (true for the line that stands)

with lines as (
    select
        *,
        row_number() over (
            partition by quarter, voice
            order by number desc
        ) = 1 as counts
    from rating
    where framework = $framework
      and area = $area
      and action = $action
),

opened as (
    select quarter
    from lines
    group by quarter
    having count(distinct voice) >= $voices
    union
    select quarter
    from rating_closed
    where framework = $framework
      and area = $area
)

select lines.*
from lines
semi join opened on opened.quarter = lines.quarter
order by lines.recorded_at, lines.quarter, lines.voice, lines.number
