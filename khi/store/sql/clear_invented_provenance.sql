-- Forget what invented uploads gave of provenance.
-- grain:    one row of provenance
-- needs:    nothing
-- returns:  nothing

delete from provenance
where upload in (select id from upload where invented)
