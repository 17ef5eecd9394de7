"""Which areas the pictures name, where there are too many to name them all."""

from collections.abc import Iterable, Sequence

import pandas as pd

from khi.model import Area
from khi.publication import comparing
from khi.ui.given import similar_areas
from khi.ui.pieces.markup import Markup, p
from khi.wording import compare_order as order


def to_name(area: Area, family: Sequence[Area], picked: Iterable[Area] = ()) -> list[str]:
    """The codes of the areas to name, first those that say most about one.

    Those the reader picked, then those most like it, then those that lie in the same area.
    """
    alike = similar_areas.areas_like(area).areas
    beside = [each for each in family if area.parent and each.parent == area.parent]
    return [each.code for each in (area, *picked, *alike, *beside)]


def is_many(areas: Sequence[object] | pd.DataFrame) -> bool:
    """Whether a picture cannot name every area."""
    return len(areas) > comparing.ALL


def key(areas: pd.DataFrame, area: Area, *, by_result: bool = False) -> Markup:
    """Which areas are named, in small print below a picture; nothing where all are."""
    if not is_many(areas):
        return Markup()
    return p("khi-sub", order.who_is_named(area.name, len(areas), by_result=by_result))
