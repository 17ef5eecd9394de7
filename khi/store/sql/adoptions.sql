-- Which measure of which publication is an indicator of people here, and in which years?
-- grain:    one row per measure and stretch of years
-- needs:    nothing
-- returns:  every column of adoption

select *
from adoption
order by publication, code, first_year
