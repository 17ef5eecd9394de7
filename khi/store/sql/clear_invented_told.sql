-- Forget the sizes of what was shown of invented places.
-- grain:    one row of told
-- needs:    published, with the demonstration still in it
-- returns:  nothing

delete from told
where area in (
    select area
    from published
    where invented
)
