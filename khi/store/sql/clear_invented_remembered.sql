-- Forget what is remembered of invented places.
-- grain:    one row of remembered
-- needs:    published, with the demonstration still in it
-- returns:  nothing

delete from remembered
where area in (
    select area
    from published
    where invented
)
