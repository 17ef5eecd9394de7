-- What stands in each cell of a well-formed delimited file?
-- grain:    one row per record of the file
-- needs:    $path, $columns (name to type), $separator, $quote, $skip (records passed over)
-- returns:  row (0: numbered once all are in), the columns, extra (always NULL here)

select
    cast(0 as bigint)               as row,
    *,
    cast(null as varchar)           as extra
from read_csv(
    $path,
    auto_detect = false,
    header      = false,
    columns     = $columns,
    delim       = $separator,
    quote       = $quote,
    escape      = $quote,
    skip        = $skip
)
