-- What did people write in their own words, and where and when? In the order of the alphabet, so
-- that nobody's place in the file goes with their words.
-- grain:    one row per different text, area and quarter
-- needs:    cells; {cell}: the column; {area}, {quarter}: theirs, or null; $most
-- returns:  words, area, quarter (as they stand in the file)

select distinct
    trim({cell})    as words,
    trim({area})    as area,
    trim({quarter}) as quarter
from cells
where trim({cell}) <> ''
order by words, area, quarter
limit $most
