-- Take a draft out of the ledger, because it is about to stand there as published.
-- grain:    one row of upload
-- needs:    $upload
-- returns:  nothing

delete from upload
where id = $upload
  and status = 'draft'
