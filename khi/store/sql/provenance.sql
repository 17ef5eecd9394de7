-- Who published the files that count, and how can anybody tell they are the same?
-- grain:    one row per upload of a publication, the latest first
-- needs:    nothing
-- returns:  source, publication, publisher, licence, release, retrieved, status, file_name, sha256

select
    provenance.* exclude (upload),
    upload.file_name,
    upload.sha256
from provenance
join upload on upload.id = provenance.upload
where upload.status = 'published'
order by upload.uploaded_at desc, upload.id
