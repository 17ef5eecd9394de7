"""Areas like one: by the deployer's own list, or by what is known of them; and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from khi import publication
from khi.model import Area, AreaKind
from khi.publication import comparing
from khi.ui.given import deployer, sources
from khi.wording import compare_learn as said


@dataclass(frozen=True)
class Alike:
    """The areas most like one, nearest first, and how that was found.

    ``distances``: how far each lies and in what, in standard deviations; empty for a list.
    """

    areas: tuple[Area, ...]
    how: str
    distances: pd.DataFrame
    features: Sequence[str] = ()


def areas_like(area: Area) -> Alike:
    """The areas with something to show that are most like one; none where nothing says so."""
    return sources.kept(
        ("alike", area.code, *deployer.listed_as_alike(area.code)), lambda: _alike(area)
    )


def _alike(area: Area) -> Alike:
    shown = {each.code: each for each in sources.areas() if each.kind is area.kind}
    listed = [code for code in deployer.listed_as_alike(area.code) if code in shown]
    if listed:
        return Alike(tuple(shown[code] for code in listed), said.listed_as_alike(), pd.DataFrame())
    found = _nearest(area, shown) if area.kind is AreaKind.COUNCIL else None
    if found is None:
        return Alike((), said.nothing_known(), pd.DataFrame())
    areas = tuple(shown[code] for code in found.distances.index)
    return Alike(areas, said.nearest(found.features), found.distances, found.features)


def _nearest(area: Area, shown: dict[str, Area]) -> comparing.Alike | None:
    """The nearest of the areas with something to show, by what is known of them."""
    return comparing.most_alike(publication.features(sources.store()), area.code, among=shown)
