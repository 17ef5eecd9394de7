-- What stands in each cell of a file that we wrote again ourselves, with a column for the extra?
-- grain:    one row per record of the file, those already passed over left out
-- needs:    $path, $columns (name to type), $separator, $quote
-- returns:  row (0: numbered once all are in), the columns

select
    cast(0 as bigint)               as row,
    *
from read_csv(
    $path,
    auto_detect = false,
    header      = false,
    columns     = $columns,
    delim       = $separator,
    quote       = $quote,
    escape      = $quote
)
