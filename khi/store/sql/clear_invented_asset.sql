-- Forget every invented line of asset.
-- grain:    one row of asset
-- needs:    nothing
-- returns:  nothing

delete from asset
where invented
