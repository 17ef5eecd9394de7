-- Who had a hand in each indicator and each file, and when?
-- grain:    one row per line ever written, oldest first
-- needs:    $about ("indicator" or "upload"), $subjects (a list; NULL: any)
-- returns:  every column of involvement

select *
from involvement
where about = $about
  and ($subjects is null or list_contains($subjects, subject))
order by recorded_at, id
