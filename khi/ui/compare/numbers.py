"""The big numbers of Compare: mine, the whole's, and how many areas clearly stand apart."""

import pandas as pd

from khi import wording
from khi.model import Absence, Area, Indicator
from khi.ui.compare.page import Found, View, standing
from khi.ui.frame.made_once import once
from khi.ui.pieces import badges
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup, tag
from khi.ui.pieces.numbers import BigNumber, figure_of
from khi.wording import compare as said
from khi.wording import not_compared
from khi.wording.findings import Row

_IN_WORDS = "font-size:32px;letter-spacing:0;white-space:normal"


@once
def big_numbers(view: View, found: Found) -> list[BigNumber]:
    """Mine, the whole's, and how many areas clearly stand apart."""
    own = found.areas[found.areas["area"].eq(view.area.code)]
    numbers = [_number(view.area, row, view) for row in own.to_dict("records")]
    numbers += [_whole(view, row) for row in found.around.to_dict("records")]
    return [*numbers, _apart(view, found)]


def _number(area: Area, row: Row, view: View) -> BigNumber:
    """An area's own figure, against the rest of the whole."""
    words = wording.easy_difference if view.easy else wording.difference
    says = words(row, view.indicator, than=view.than)
    return _big_number(area.name, row, view, standing(row), says)


def _whole(view: View, row: Row) -> BigNumber:
    """The figure of the whole, and how it has changed."""
    words = wording.easy_change if view.easy else wording.change
    says = words(row, view.indicator)
    return _big_number(view.whole.name, row, view, badges.change(row), says)


def _big_number(name: str, row: Row, view: View, mark: Markup, says: str) -> BigNumber:
    """A figure with its unit; or what stands in its place, and why."""
    shown, certain = wording.is_shown(row), said.is_certain(row)
    words = tag("span", said.instead(row), style=_IN_WORDS) if certain else ""
    number, unit = figure_of(row["value"], view.indicator, easy=view.easy)
    return BigNumber(
        label=name,
        number=number if shown else words,
        unit=unit if shown else "",
        badge=mark,
        sentence=says if shown else said.why(row),
        source=_honesty(row, view),
        absence=Absence(row["absence"] or Absence.NO_DATA),
    )


def _honesty(row: Row, view: View) -> str:
    """How sure we are of a figure, and how many people it rests on; nothing where there is none."""
    if not wording.is_shown(row):
        return ""
    if view.easy:
        return wording.easy_base(row)
    return f"{wording.likely_between(row, view.indicator)} {_resting_on(row, view.indicator)}"


def _resting_on(row: Row, indicator: Indicator) -> str:
    """What a figure rests on: our answers, our records, or a survey that somebody published."""
    if indicator.measure is None or not indicator.domain.is_personal:
        return wording.base(row)
    people = row["denominator"]
    if pd.isna(people):
        return "As published."
    return f"As published, from {people:,.0f} answers."


def _apart(view: View, found: Found) -> BigNumber:
    """How many areas are clearly higher or lower than the rest; or that none is compared."""
    if not_compared.nobody_is_compared(found.areas):
        words = not_compared.not_compared(found.areas)
        return BigNumber(
            label="Areas that stand apart",
            number=tag("span", "Not known", style=_IN_WORDS),
            unit="",
            badge=badge("soon", "Not compared", tone="muted"),
            sentence=f"{words}.",
            source="",
        )
    count = sum(len(names) for names in said.apart(found.areas).values())
    shown = int(found.areas["absence"].eq("").sum())
    return BigNumber(
        label="Areas that stand apart",
        number=str(count),
        unit=f"of {shown} areas shown",
        badge=badge("tick", "Allowing for chance", tone="primary"),
        sentence=said.count_apart(found.areas, than=view.than),
        source=said.rule(view.than),
    )
