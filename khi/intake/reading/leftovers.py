"""Rows below the heading that hold no answers: blank, the heading again, totals, notes.

They are taken out of ``cells`` and kept in the ledger with the reason. A total or a note is only
taken for one where it cannot be a person's row: at the foot of the table, or, for a total, where a
column that every other row fills is blank.
"""

import re
from collections.abc import Iterable, Sequence

from khi.intake.reading.cells import Kind, kind, trimmed, usual_kind
from khi.intake.sheet import Skipped
from khi.store.engines import Workbench

BLANK = "a blank row"
HEADING = "the heading again"
TOTAL = "a total, not an answer"
NOTE = "a note, not an answer"
_JOINED = "\x1f"
_SPACES = " \t\n\xa0"
_TOTAL = r"(?i)^(?:grand |column |overall |sub)?totals?(?: england| responses| answers)?:?$"
_NOTE = re.compile(r"\W*(?:source|notes?|footnotes?|copyright|key)\b|©|\*|\(?\d\)", re.IGNORECASE)
_LONG = 40
_FOOT = 200
_LABELS = 20

_PLAIN = "coalesce(c1 >= '!' and c1 < chr(127), false)"
"""A first cell that begins with a letter, a digit or a mark: told in no time, and nearly always."""
_BLANK = """
    create or replace table blank as
    select "row" from cells
    where not {plain} and extra is null and coalesce({trimmed}) is null
"""
_BLANK_RUNS = """
    select min("row") as first, max("row") as last
    from (select "row", "row" - row_number() over (order by "row") as island from blank)
    group by island
    order by first
"""
_WITHOUT_BLANK = """
    delete from cells where "row" in (select "row" from blank);
    drop table blank
"""
_UNUSUAL = """
    with found as (
        select
            "row",
            case when {plain} then rtrim(c1, $spaces) else coalesce({trimmed}) end as first
        from cells
        where "row" > $foot
           or contains(lower(first), 'total')
           or list_contains($first_words, lower(first))
    ),
    said as (
        select "row", extra, first, concat_ws(chr(31), {cells}) as words
        from cells join found using ("row")
    ),
    looked as (
        select
            "row",
            words,
            case
                when extra is not null                       then ''
                when list_contains($headings, lower(words))  then 'heading'
                when regexp_matches(first, $total)           then 'total'
                when not contains(words, chr(31))            then 'lone'
                else ''
            end as look
        from said
    )
    select * from looked where "row" > $foot or look in ('heading', 'total') order by "row" desc
"""
_LAST = 'select coalesce(max("row"), 0) as last from cells'
_FILLED = "select count(columns('^c[0-9]+$')) from cells"
_FIRST_COLUMN = "select c1 from cells where c1 is not null limit 200"
_SOME = 'select columns(\'^c[0-9]+$\') from cells where list_contains($rows, "row") order by "row"'
_WITHOUT_SOME = 'delete from cells where list_contains($rows, "row")'


def take_out(
    workbench: Workbench, headings: Iterable[Sequence[str]], *, width: int
) -> tuple[Skipped, ...]:
    """Take the rows out of ``cells``, and say which they were, and why.

    Args:
        workbench: holds ``cells``, numbered from 1.
        headings: the heading's rows as they stand in the file.
        width: how many columns ``cells`` has.
    """
    cells = [f"c{number}" for number in range(1, width + 1)]
    blank = _take_out_blank(workbench, _trimmed(cells))
    known = [[cell.lower() for cell in heading if cell] for heading in headings]
    last = int(workbench.query(_LAST)["last"].iloc[0])
    unusual = workbench.query(
        _UNUSUAL.format(plain=_PLAIN, trimmed=_trimmed(cells[:_LABELS]), cells=", ".join(cells)),
        headings=[_JOINED.join(words) for words in known if len(words) > 1] or [""],
        first_words=[words[0].strip() for words in known if words] or [""],
        total=_TOTAL,
        spaces=_SPACES,
        foot=last - _FOOT,
    )
    rows = list(unusual.itertuples(index=False, name=None))
    found = {row: HEADING for row, _, look in rows if look == "heading"}
    found |= _foot(workbench, rows, after=last - _FOOT, width=width)
    totals = [row for row, _, look in reversed(rows) if look == "total" and row not in found]
    found |= _inner_totals(workbench, totals)
    workbench.run(_WITHOUT_SOME, rows=list(found))
    return tuple(sorted([*blank, *(Skipped(row, row, why) for row, why in found.items())]))


def _trimmed(cells: Sequence[str]) -> str:
    """The cells, trimmed, as a list in a statement; NULL where one is blank."""
    return ", ".join(f"nullif(trim({cell}, $spaces), '')" for cell in cells)


def _take_out_blank(workbench: Workbench, cells: str) -> list[Skipped]:
    """The runs of blank rows, which can be very many."""
    workbench.run(_BLANK.format(plain=_PLAIN, trimmed=cells), spaces=_SPACES)
    runs = workbench.query(_BLANK_RUNS)
    workbench.run(_WITHOUT_BLANK)
    return [Skipped(int(first), int(last), BLANK) for first, last in runs.to_numpy().tolist()]


def _foot(
    workbench: Workbench, rows: list[tuple[int, str, str]], *, after: int, width: int
) -> dict[int, str]:
    """The totals and notes at the foot of the table, from its last row upwards."""
    found: dict[int, str] = {}
    first = workbench.query(_FIRST_COLUMN)["c1"].tolist()
    usual = usual_kind([trimmed(cell) for cell in first])
    for row, words, look in rows:
        if row <= after:
            break
        if look == "total" and width > 1:
            found[row] = TOTAL
        elif look == "lone" and _is_note(trimmed(words), usual, width=width):
            found[row] = NOTE
        elif look != "heading":
            break
    return found


def _is_note(words: str, usual: Kind, *, width: int) -> bool:
    """Whether the only words of a row are a note, not all that somebody answered."""
    if width == 1:
        return False
    if _NOTE.match(words):
        return True
    odd = usual.is_typed and kind(words) is Kind.TEXT
    return width > 2 and (odd or len(words) > _LONG or words.count(" ") >= 3)


def _inner_totals(workbench: Workbench, totals: list[int]) -> dict[int, str]:
    """The totals in the midst of the rows: those that leave blank what every other row fills."""
    if not totals:
        return {}
    filled = workbench.query(_FILLED).iloc[0].to_numpy()
    keys = filled >= 0.95 * (filled.max() - len(totals))
    blank = workbench.query(_SOME, rows=totals).isna().to_numpy()
    return {row: TOTAL for row, gaps in zip(totals, blank, strict=True) if (gaps & keys).any()}
