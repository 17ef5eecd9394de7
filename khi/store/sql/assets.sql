-- What do these areas have?
-- grain:    one row per asset of an upload that counts
-- needs:    $areas (a list; NULL: any)
-- returns:  every column of asset, and the source of its upload

select
    asset.*,
    upload.source,
    upload.uploaded_at
from asset
join upload on upload.id = asset.upload
where upload.status = 'published'
  and ($areas is null or list_contains($areas, asset.area))
order by asset.area, asset.name, asset.id
