"""Which mark separates the cells, and which one quotes them.

Every candidate is tried on the start of the text. The one under which most rows have the same
number of cells wins; a comma wins a draw. Nothing is guessed from a single row.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from khi.intake.reading.records import Layout, Records, lines

_USUAL = (",", ";", "\t", "|")
_RARE = ("^", "~", "\x1f", "\x01", "¬", "§", "¦", "#", "!", ":", " ")
_LOOSE = frozenset(": #!~")
_NAMES = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "vertical bars",
    " ": "spaces",
    ":": "colons",
}
_SAMPLE = 300
_DECLARED = re.compile(r'\A"?sep=(.|)"?[ \t]*(?:\n|\Z)', re.IGNORECASE)


def label(separator: str) -> str:
    """The separator in words: "semicolons", or the mark itself where it has no name."""
    return _NAMES.get(separator, f"the mark {separator!r}")


@dataclass(frozen=True)
class _Trial:
    """How well a layout fits the records it gives.

    ``agreement`` is the share of rows with the usual width, between the first and the last of
    them, which is row ``start``; ``coverage`` is their share of all rows.
    """

    layout: Layout
    records: list[list[str]]
    width: int = 1
    start: int = 0
    agreement: float = 0.0
    coverage: float = 0.0

    @property
    def score(self) -> float:
        """Agreement, and a little for width: two cells agree by chance more often than twenty."""
        return self.agreement * (0.5 + 0.5 * self.coverage) * (1 - 0.2 / self.width)


def declared(text: str) -> tuple[str, str]:
    """The separator a first line ``sep=;`` names, and that line; two empty strings if none."""
    found = _DECLARED.match(text)
    return (found[1] or ",", found[0]) if found else ("", "")


def layout(text: str, *, separator: str = "") -> Layout:
    """The layout that fits the start of a text best; ``separator`` is one already known."""
    usual = (separator,) if separator else _USUAL
    best = _best(text, usual)
    if best is None and not separator:
        best = _best(text, _RARE, strict=True)
    if best is None:
        return Layout(separator)
    best = _spaced(text, _escaped(text, best))
    return best.layout if separator else _by_spaces(text, best).layout


def width(text: str, layout: Layout) -> int:
    """How many cells most rows have."""
    return _trial(text, layout).width


def _best(text: str, separators: Iterable[str], *, strict: bool = False) -> _Trial | None:
    """The best trial of these separators, None where no row holds any of them."""
    present = [separator for separator in separators if separator in text]
    trials = [_trial(text, layout) for layout in _candidates(text, present)]
    fitting = [trial for trial in trials if _fits(trial, strict=strict)]
    first = min((trial.start for trial in fitting if trial.agreement >= 0.8), default=0)
    return max(fitting, key=lambda trial: _preference(text, trial, first), default=None)


def _candidates(text: str, separators: Iterable[str]) -> Iterator[Layout]:
    """Each separator with the quotation mark people use, and with the single one if it occurs."""
    for separator in separators:
        yield Layout(separator)
        if re.search(rf"(?:^|{re.escape(separator)})'", text, re.MULTILINE):
            yield Layout(separator, quote="'")


def _fits(trial: _Trial, *, strict: bool) -> bool:
    """Whether a trial is worth believing; a rare separator has to prove itself."""
    if not strict:
        return trial.width > 1
    least = 3 if trial.layout.separator in _LOOSE else 2
    return trial.width >= least and trial.agreement >= 0.9


def _preference(text: str, trial: _Trial, first: int) -> tuple[float, int]:
    """The order of trials: fit, then the double mark unless single ones wrap most cells.

    A separator that leaves out the heading is likely to be inside the cells, as the comma of 7,5.
    """
    score = trial.score - 0.1 * (trial.start > first)
    if trial.layout.quote == '"':
        return round(score, 3), 1
    return round(score + 0.1 * _holds_separators(text, trial), 3), 2 * _is_wrapped(text, trial)


def _trial(text: str, layout: Layout) -> _Trial:
    records = [record for record in islice(Records(lines(text), layout), _SAMPLE) if record]
    widths = [len(record) for record in records]
    width = _usual_width(widths)
    if width == 1:
        return _Trial(layout, records)
    usual = widths.count(width)
    block = len(widths) - widths.index(width) - widths[::-1].index(width)
    if _is_one_column(widths, usual, block):
        return _Trial(layout, records)
    start = widths.index(width)
    return _Trial(layout, records, width, start, usual / block, usual / len(widths))


def _usual_width(widths: list[int]) -> int:
    """The commonest number of cells above one; the widest where several are as common."""
    counted = Counter(width for width in widths if width > 1)
    return max(counted, key=lambda width: (counted[width], width), default=1)


def _is_one_column(widths: list[int], usual: int, block: int) -> bool:
    """Whether the separator only turns up here and there in the text of a single column."""
    scattered = usual < 2 or usual / block < 0.6
    return scattered and widths[0] == 1 and widths.count(1) > usual


def _is_wrapped(text: str, trial: _Trial) -> bool:
    """Whether most cells stand between two of the layout's quotation marks."""
    cells = [
        cell
        for line in islice(lines(text), 50)
        for cell in line.rstrip("\n").split(trial.layout.separator)
        if cell
    ]
    mark = trial.layout.quote
    wrapped = [len(cell) > 1 and cell[0] == mark and cell[-1] == mark for cell in cells]
    return sum(wrapped) > len(cells) / 2


def _holds_separators(text: str, trial: _Trial) -> bool:
    """Whether the quotation marks hold the separator together, time and again."""
    mark, separator = trial.layout.quote, re.escape(trial.layout.separator)
    inside = rf"[^{mark}\n]*"
    cell = rf"(?:^|{separator}){mark}{inside}{separator}{inside}{mark}(?={separator}|$)"
    return trial.agreement > 0.95 and len(re.findall(cell, text, re.MULTILINE)) > 1


def _by_spaces(text: str, trial: _Trial) -> _Trial:
    """The trial with spaces between the cells, where nothing else tells them apart as well.

    Then the usual marks stand inside quoted cells only, and no two rows agree on how many.
    """
    if trial.agreement >= 0.9:
        return trial
    spaces = _best(text, (" ",), strict=True)
    fits = spaces and spaces.agreement > 0.95 and spaces.coverage > 0.9
    return spaces if spaces and fits and spaces.width > trial.width else trial


def _escaped(text: str, trial: _Trial) -> _Trial:
    """The trial with a backslash before inner quotation marks, if that is how they are written."""
    mark = trial.layout.quote
    if f"\\{mark}" not in text or re.search(rf"\w{mark}{mark}\w", text):
        return trial
    escaped = _trial(text, replace(trial.layout, escape="\\"))
    return escaped if escaped.score >= trial.score else trial


def _spaced(text: str, trial: _Trial) -> _Trial:
    """The trial with the space after each separator left out, where quoted cells follow one."""
    opening = f" {trial.layout.quote}"
    if not any(cell.startswith(opening) for record in trial.records for cell in record):
        return trial
    spaced = _trial(text, replace(trial.layout, spaced=True))
    mark = trial.layout.separator
    usually = text.count(f"{mark} ") > 0.5 * text.count(mark)
    return spaced if spaced.score > trial.score or usually else trial
