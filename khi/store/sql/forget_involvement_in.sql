-- Forget who had a hand in an upload.
-- grain:    one row of involvement
-- needs:    $upload
-- returns:  nothing

delete from involvement
where about = 'upload'
  and subject = $upload
