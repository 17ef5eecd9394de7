-- Take back one rebase.
-- grain:    nothing
-- needs:    $id
-- returns:  nothing

delete from rebase where id = $id
