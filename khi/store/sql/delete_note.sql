-- Take back one note.
-- grain:    one row of note
-- needs:    $id
-- returns:  nothing

delete from note
where id = $id
