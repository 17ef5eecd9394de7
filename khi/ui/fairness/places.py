"""Across areas: the same gap elsewhere, and where the people behind do better."""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from khi import wording
from khi.charts.fairness import places as drawn
from khi.model import EVERYONE, Area
from khi.publication import fairness
from khi.ui import ahead, shell, sources
from khi.ui.card import Card
from khi.ui.card import show as draw_card
from khi.ui.fairness.groups import Found
from khi.ui.fairness.view import View
from khi.ui.made_once import once
from khi.ui.numbers import BigNumber
from khi.ui.style import palette
from khi.wording.fairness import gaps
from khi.wording.fairness import places as said
from khi.wording.findings import Row


def show(view: View, found: Found) -> None:
    """The gap of one group in every area of the same whole; then who to learn from."""
    family = _family(view)
    if view.breakdown is None or not found.least or len(family) < 2:
        return
    name = wording.group_name(found.least, view.breakdown)
    shell.section(
        "The same gap in other areas", "Not a league table: chance is drawn, and places are ranges."
    )
    mode = palette().mode
    key = ("fairness places", mode, found.least, *view.key)
    draw_card(sources.kept(key, partial(_card, view, found.least, name, family)))
    if view.area.code != view.whole.code:
        _learn(view, found.least, name)


def _family(view: View) -> dict[str, Area]:
    """The areas of the same whole, by code, A to Z."""
    shown = {each.code for each in sources.areas()}
    inside = sources.catalogue().children(view.whole.code)
    return {each.code: each for each in sorted(inside, key=_name) if each.code in shown}


def _name(area: Area) -> str:
    return area.name


def _rows(view: View, family: dict[str, Area], *, everyone: bool = False) -> pd.DataFrame:
    breakdown = view.breakdown.id if view.breakdown else ""
    return sources.figures(
        indicators=[view.indicator.id], areas=list(family), periods=[view.period.id],
        breakdowns=[breakdown, *([EVERYONE] if everyone else [])], answers=[""],
    )  # fmt: skip


def _card(view: View, group: str, name: str, family: dict[str, Area]) -> Card:
    rows = _rows(view, family)
    known = rows.assign(name=rows["area"].map({code: each.name for code, each in family.items()}))
    areas = fairness.gap_in_places(known, view.indicator, group, reference=view.reference)
    than = gaps.who(view.reference, view.breakdown) if view.breakdown else ""
    than = "the best-off group of each area" if view.reference == fairness.BEST else than
    return Card(
        name="places",
        title=said.places_title(areas, view.area.code),
        subtitle=f"Gap between {name} and {than}, of every 100 where it is a share. "
        f"{wording.subtitle(view.indicator, area=view.whole, period=view.period.id)}",
        figure=drawn.gap_by_area(
            areas, indicator=view.indicator, mine=view.area.code, palette=palette()
        ),
        alt=said.places_alt(areas, view.indicator, name, view.area.code, than),
        twin=said.places_table(areas, view.indicator),
        figures=areas,
        sentence=said.places_sentence(areas),
        source=f"{wording.bases(areas)} {wording.source(areas[areas['source'].ne('')])}",
        help=[
            "To the right of the dark line, the group is behind. A triangle is a clear gap.",
            "A place such as “3rd to 9th” is where an area may really stand, 1st being the"
            " narrowest gap.",
            "A narrow gap is not always good: everyone may be doing badly.",
        ],
    )


def _learn(view: View, group: str, name: str) -> None:
    """Areas that do clearly better for the same people; or that none does."""
    people = f"people in the group “{name}”"
    nobody = said.nobody(people, view.area.name)
    says = said.learn_says(people, view.area.name)
    ahead.show(says, _ahead(view, group), otherwise=(said.NOBODY, nobody))


@once
def _ahead(view: View, group: str) -> list[BigNumber]:
    """Up to three areas that do clearly better for the same people, those like this one first."""
    family = _family(view)
    rows = fairness.ahead(
        _rows(view, family, everyone=True), view.indicator, group, area=view.area.code
    )
    return [
        _learned(view, family[str(row["area"])], row) for row in _records(rows.head(ahead.MOST))
    ]


def _records(rows: pd.DataFrame) -> Iterator[dict[str, object]]:
    for row in rows.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _learned(view: View, area: Area, row: Row) -> BigNumber:
    return ahead.card(
        area, row, here=view.area, indicator=view.indicator, easy=view.easy,
        before=said.alike(bool(row["alike"]), view.area.name),
    )  # fmt: skip
