-- What was answered in these areas?
-- grain:    one row per answer
-- needs:    $areas (a list; NULL: any)
-- returns:  about, number, words, learned

select said_reply.*
from said_reply
join said on said.id = said_reply.about
where $areas is null or list_contains($areas, said.area)
order by about, number
