-- What stands in each cell of a well-formed delimited file?
-- grain:    one row per record of the file
-- needs:    $path, $columns (name to type), $separator, $quote, $skip (records passed over)
-- returns:  row (from 1, the skipped ones counted), the columns, extra (always NULL here)

select
    $skip + row_number() over ()    as row,
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
