-- Remember how a form is read.
-- grain:    one row of profile
-- needs:    $fingerprint, $called, $json, $saved_at
-- returns:  nothing

insert or replace into profile (fingerprint, name, json, saved_at)
values ($fingerprint, $called, $json, $saved_at)
