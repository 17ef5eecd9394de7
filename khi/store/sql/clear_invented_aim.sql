-- Clear the demonstration's rows of aim.
-- grain:    nothing
-- needs:    nothing
-- returns:  nothing

delete from aim where invented
