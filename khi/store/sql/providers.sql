-- Which NHS providers are there figures of, by their latest names?
-- grain:    one row per provider
-- needs:    nothing
-- returns:  code, name, board (the latest that any file says)

select
    provider.code,
    arg_max(provider.name, upload.uploaded_at)                                              as name,
    coalesce(arg_max(provider.board, upload.uploaded_at) filter (provider.board <> ''), '') as board
from provider
join upload on upload.id = provider.upload
group by provider.code
order by provider.code
