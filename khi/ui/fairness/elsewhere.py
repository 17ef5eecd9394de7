"""The areas a reader's area can stand beside, and how one group of people does in each of them."""

from dataclasses import dataclass

import pandas as pd

from khi.model import EVERYONE, Area
from khi.publication import comparing, fairness
from khi.ui.compare import among, naming
from khi.ui.fairness.view import View
from khi.ui.frame.made_once import once
from khi.ui.given import sources

LEAST = 2
"""How many areas there must be before one stands beside another."""


@dataclass(frozen=True)
class Elsewhere:
    """Every area that asked, how one group does there, and of how many others nothing is known.

    ``whole`` is what they all lie in, and ``ahead`` are those that do clearly better.
    """

    whole: Area
    areas: pd.DataFrame
    ahead: pd.DataFrame
    silent: int


def is_whole(area: Area) -> bool:
    """Whether other areas lie in it: then it is they that stand beside it."""
    return bool(sources.catalogue().children(area.code))


@once
def family(area: Area) -> tuple[Area, tuple[Area, ...]]:
    """What is looked through, and the areas there: all places of a region, or all like this one.

    A place stands beside every place of the widest area that it lies in, not only its neighbours.
    """
    catalogue = sources.catalogue()
    if is_whole(area):
        below = among.below(area, catalogue)
        places = [each for each in below if not catalogue.children(each.code)]
        return area, tuple(places)
    whole = next(iter(catalogue.ancestors(area.code)[::-1]), area)
    inside = among.below(whole, catalogue)
    return whole, tuple(each for each in inside if each.kind is area.kind)


@once
def rows(view: View) -> pd.DataFrame:
    """Every group and everyone in each of those areas, and in the reader's own; with ``name``."""
    breakdown = view.breakdown.id if view.breakdown else ""
    names = {each.code: each.name for each in (*family(view.area)[1], view.area)}
    shown = {each.code for each in sources.areas()}
    found = sources.figures(
        indicators=[view.indicator.id], areas=[code for code in names if code in shown],
        periods=[view.period.id], breakdowns=[breakdown, EVERYONE], answers=[""],
    )  # fmt: skip
    return found.assign(name=found["area"].map(names))


@once
def gaps(view: View, group: str) -> pd.DataFrame:
    """A group's gap in each of those areas, those that cannot all be named in a picture marked.

    Named are the reader's own, those like it or near it with a clear gap, the others with one, and
    then more of those like it. An area that the others lie in stands above them.
    """
    found, mine = rows(view), view.area.code
    areas = fairness.gap_in_places(
        found, view.indicator, group, reference=view.reference,
        whole=mine if is_whole(view.area) else "",
    )  # fmt: skip
    clear = list(areas.loc[areas["gap_verdict"].eq("worse") & areas["sure"].eq(True), "area"])
    near = naming.to_name(view.area, family(view.area)[1])
    first = [*(code for code in near if code in set(clear)), *clear, *near]
    return comparing.named(areas, mine=mine, first=first, by_result=False)


@once
def find(view: View, group: str) -> Elsewhere:
    """How a group does in each area, those that cannot all be named in a picture marked."""
    found = rows(view)
    mine = view.area.code
    areas = fairness.level_in_places(found, view.indicator, group, area=mine)
    ahead = fairness.ahead(found, view.indicator, group, area=mine)
    whole, places = family(view.area)
    silent = len({each.code for each in places} - set(found["area"]))
    near = naming.to_name(view.area, places)
    clear = [*(code for code in near if code in set(ahead["area"])), *ahead["area"]]
    drawn = comparing.named(areas, mine=mine, first=[*clear, *near], by_result=False)
    return Elsewhere(whole, drawn, ahead, silent)
