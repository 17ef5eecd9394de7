-- What did people write in their own words? In the order of the alphabet, so that nobody's place in
-- the file goes with their words.
-- grain:    one row per different text
-- needs:    cells; {cell}: the column; $most
-- returns:  words

select distinct trim({cell}) as words
from cells
where trim({cell}) <> ''
order by words
limit $most
