-- Forget what invented uploads gave of feature.
-- grain:    one row of feature
-- needs:    nothing
-- returns:  nothing

delete from feature
where upload in (select id from upload where invented)
