-- Which ratings may be seen? Those that every voice has given, or whose quarter is closed.
-- grain:    one row per framework, area, quarter, action and voice: the last line of each
-- needs:    $framework, $voices (how many there are), $areas and $actions (lists; NULL: any)
-- returns:  every column of rating, `versions` (how many lines the voice gave) and `closed`

with numbered as (
    select
        *,
        row_number() over (
            partition by area, quarter, action, voice
            order by number desc
        ) as age,
        count(*) over (partition by area, quarter, action, voice) as versions
    from rating
    where framework = $framework
      and ($areas is null or list_contains($areas, area))
      and ($actions is null or list_contains($actions, action))
),

standing as (
    select * exclude (age), count(*) over (partition by area, quarter, action) as given
    from numbered
    where age = 1
)

select
    standing.* exclude (given),
    rating_closed.quarter is not null as closed
from standing
left join rating_closed
    on  rating_closed.framework = standing.framework
    and rating_closed.area = standing.area
    and rating_closed.quarter = standing.quarter
where standing.given >= $voices
   or rating_closed.quarter is not null
order by standing.area, standing.quarter, standing.action, standing.voice
