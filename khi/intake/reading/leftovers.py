"""Rows below the heading that hold no answers: blank, the heading again, totals, notes.

They are taken out of ``cells`` and kept in the ledger with the reason. A total or a note is only
taken for one where it cannot be a person's row: at the foot of the table, or, for a total, where a
column that every other row fills is blank.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from khi.intake.reading.cells import Kind, kind, trimmed, usual_kind
from khi.intake.sheet import Skipped
from khi.store.engines import Workbench

BLANK = "a blank row"
HEADING = "the heading again"
TOTAL = "a total, not an answer"
NOTE = "a note, not an answer"
_JOINED = "\x1f"
_TOTAL = r"(?i)^(?:grand |column |overall |sub)?totals?(?: england| responses| answers)?:?$"
_NOTE = re.compile(r"\W*(?:source|notes?|footnotes?|copyright|key)\b|©|\*|\(?\d\)", re.IGNORECASE)
_LONG = 40

_FOOT = 200

_UNUSUAL = r"""
    with said as (
        select "row", extra, concat_ws(chr(31), *columns('^c[0-9]+$')) as words from cells
    )
    select
        "row",
        words,
        case
            when trim(words, $blanks) = ''                                    then 'blank'
            when list_contains($headings, lower(words))                       then 'heading'
            when regexp_matches(trim(split_part(words, chr(31), 1)), $total)  then 'total'
            else 'lone'
        end as look
    from said
    where extra is null
      and (
          ("row" > $foot and not contains(words, chr(31)))
          or trim(words, $blanks) = ''
          or list_contains($headings, lower(words))
          or regexp_matches(trim(split_part(words, chr(31), 1)), $total)
      )
    order by "row"
"""
_FILLED = "select count(columns('^c[0-9]+$')) from cells"
_FIRST_COLUMN = "select c1 from cells where c1 is not null limit 200"
_SOME = 'select columns(\'^c[0-9]+$\') from cells where list_contains($rows, "row") order by "row"'


def leftovers(
    workbench: Workbench, headings: Iterable[Sequence[str]], *, rows: int, width: int
) -> dict[int, str]:
    """The rows to take out, with the reason for each.

    Args:
        workbench: holds ``cells``, numbered from 1.
        headings: the heading's rows as they stand in the file.
        rows: how many rows ``cells`` has.
        width: how many columns it has.
    """
    unusual = workbench.query(
        _UNUSUAL,
        headings=[_words(heading) for heading in headings if sum(map(bool, heading)) > 1] or [""],
        total=_TOTAL,
        blanks=" \t\n\xa0" + _JOINED,
        foot=rows - _FOOT,
    )
    looks = dict(zip(unusual["row"].tolist(), unusual["look"], strict=True))
    found = {row: BLANK for row, look in looks.items() if look == "blank"}
    found |= {row: HEADING for row, look in looks.items() if look == "heading"}
    words = dict(zip(unusual["row"].tolist(), unusual["words"], strict=True))
    found |= _foot(workbench, looks, words, rows=rows, width=width)
    totals = [row for row, look in looks.items() if look == "total" and row not in found]
    return found | _inner_totals(workbench, totals, rows=rows)


def _words(heading: Sequence[str]) -> str:
    """A row of the heading as the database joins a row of cells."""
    return _JOINED.join(cell.lower() for cell in heading if cell)


def _foot(
    workbench: Workbench,
    looks: dict[int, str],
    words: dict[int, str],
    *,
    rows: int,
    width: int,
) -> dict[int, str]:
    """The totals and notes at the foot of the table, from its last row upwards."""
    found: dict[int, str] = {}
    first = workbench.query(_FIRST_COLUMN)["c1"].tolist() if looks else []
    usual = usual_kind([trimmed(cell) for cell in first])
    for row in range(rows, 0, -1):
        look = looks.get(row)
        if look == "total" and width > 1:
            found[row] = TOTAL
        elif look == "lone" and _is_note(trimmed(words[row]), usual, width=width):
            found[row] = NOTE
        elif look not in ("blank", "heading"):
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


def _inner_totals(workbench: Workbench, totals: list[int], *, rows: int) -> dict[int, str]:
    """The totals in the midst of the rows: those that leave blank what every other row fills."""
    if not totals:
        return {}
    filled = workbench.query(_FILLED).iloc[0].to_numpy()
    keys = filled >= 0.95 * (rows - len(totals))
    blank = workbench.query(_SOME, rows=totals).isna().to_numpy()
    return {row: TOTAL for row, gaps in zip(totals, blank, strict=True) if (gaps & keys).any()}


def runs(found: dict[int, str], *, offset: int) -> tuple[Skipped, ...]:
    """The rows in order as the spreadsheet numbers them, neighbours of the same reason as one."""
    ordered = enumerate(sorted(found.items()))
    grouped = groupby(ordered, key=lambda item: (item[1][0] - item[0], item[1][1]))
    blocks = [[row for _, (row, _) in block] for _, block in grouped]
    return tuple(
        Skipped(block[0] + offset, block[-1] + offset, found[block[0]]) for block in blocks
    )
