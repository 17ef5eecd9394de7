-- Forget what invented uploads gave of provider.
-- grain:    one row of provider
-- needs:    nothing
-- returns:  nothing

delete from provider
where upload in (select id from upload where invented)
