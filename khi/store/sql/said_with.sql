-- What was put forward with these uploads, and how far has each come?
-- grain:    one row per thing said
-- needs:    $uploads
-- returns:  about, area, kind, invented, last (the number of its last line of history)

select
    said.id                  as about,
    any_value(said.area)     as area,
    any_value(said.kind)     as kind,
    any_value(said.invented) as invented,
    max(said_change.number)  as last
from said
join said_change on said_change.about = said.id
where said.upload in (select unnest($uploads))
group by said.id
order by said.id
