-- Forget all that a line of the ledger says of a file, but that there was one.
-- grain:    one row of upload
-- needs:    $upload, $reason
-- returns:  nothing

update upload
set file_name = 'erased',
    sha256 = '',
    source = '',
    uploaded_by = '',
    context = '{}',
    status = 'withdrawn',
    reason = $reason
where id = $upload
