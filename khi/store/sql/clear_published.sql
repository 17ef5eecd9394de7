-- Take back everything that was published, to publish it afresh.
-- grain:    one row of published
-- needs:    nothing
-- returns:  nothing

delete from published
