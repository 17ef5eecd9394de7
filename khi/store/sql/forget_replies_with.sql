-- Forget what was answered to words that were put forward with these uploads.
-- grain:    one row of said_reply
-- needs:    $uploads; before forget_said_with
-- returns:  nothing

delete from said_reply
where about in (
    select id
    from said
    where upload in (select unnest($uploads))
)
