-- A measure of a publication is an indicator of people here, in some years.
-- grain:    one row of adoption
-- needs:    $publication, $code, $first_year, $last_year, $indicator
-- returns:  nothing

insert into adoption (publication, code, first_year, last_year, indicator)
values ($publication, $code, $first_year, $last_year, $indicator)
