-- What stands in each cell of a file that we wrote again ourselves, with a column for the extra?
-- grain:    one row per record of the file, those already passed over left out
-- needs:    $path, $columns (name to type), $separator, $quote, $skip (records left out before)
-- returns:  row (from 1, the ones left out counted), the columns

select
    $skip + row_number() over ()    as row,
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
