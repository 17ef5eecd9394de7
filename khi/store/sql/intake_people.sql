-- What does each row of the sheet say, as small numbers?
-- grain:    one row per row of the sheet
-- needs:    cells; means_0, means_1 ...: the number of each value of a column;
--           {numbers}: area, quarter, weight, b0 .. (groups), q0 .. (answers); {joins}; {outcome}
-- returns:  row, the numbers, outcome (0 counted, 1 rejected, 2 without any answer)

select
    *,
    {outcome} as outcome
from (
    select
        cells.row as row,
        {numbers}
    from cells
    {joins}
)
