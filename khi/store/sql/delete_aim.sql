-- Take back one aim.
-- grain:    nothing
-- needs:    $id
-- returns:  nothing

delete from aim where id = $id
