"""Areas like one: by the deployer's own list, or by what is known of them; and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from khi import publication
from khi.model import Area, AreaKind
from khi.statistics.similar import most_similar
from khi.ui import deployer, sources

_MOST, _LEAST_FEATURES = 10, 2


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
        how = "These are the areas that whoever runs this dashboard listed as like it."
        return Alike(tuple(shown[code] for code in listed), how, pd.DataFrame())
    features = _features(shown)
    if area.kind is not AreaKind.COUNCIL or area.code not in features.index:
        return Alike((), "Nothing is known of this area that areas could be compared by.", features)
    found = most_similar(features, area.code, count=_MOST)
    names = [name for name in found if name != "distance"]
    how = (
        "Nearest by these features, each counted the same, in standard deviations:"
        f" {', '.join(names)}."
    )
    return Alike(tuple(shown[code] for code in found.index), how, found, names)


def _features(shown: dict[str, Area]) -> pd.DataFrame:
    """A row for each area, a column for each feature that most areas have."""
    known = publication.features(sources.store())
    own = known[known["area"].isin(list(shown))]
    wide = own.pivot_table(index="area", columns="feature", values="value", aggfunc="last")
    most = wide.columns[wide.notna().mean() > 0.5]
    return wide[most] if len(most) >= _LEAST_FEATURES else wide.iloc[:0]
