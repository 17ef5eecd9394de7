-- Clear the demonstration's rows of rebase.
-- grain:    nothing
-- needs:    nothing
-- returns:  nothing

delete from rebase where invented
