"""What one version after another gives away of those who were added to a file, or taken out."""

from collections.abc import Iterator, Mapping

import pandas as pd

from khi.disclosure.audit.knowledge import CELL
from khi.model import Policy

_TOLD = ["content", "low", "high"]


def too_alike(
    cells: pd.DataFrame, parents: Mapping[str, str], policy: Policy
) -> Iterator[tuple[int, tuple[float, float]]]:
    """Figures of one place's quarter that surely differ by few people from one version to another.

    A larger area, or a year, is safe where the places and quarters that make the difference are.

    Yields:
        The row of the later one, and the fewest and most people they can differ by.
    """
    place = ~cells["area"].isin(set(parents.values())) & cells["period"].str.contains("-Q")
    shown = cells[place & (cells["reason"] == "")].rename_axis("row").reset_index()
    kinds = shown.drop_duplicates([*CELL[1:], *_TOLD])[["row", *CELL[1:], *_TOLD]]
    several = kinds[kinds.duplicated(CELL[1:], keep=False)]
    both = several.merge(several, on=CELL[1:], suffixes=("", "_after"))
    both = both[both["row"] < both["row_after"]]
    same = (both["content"] == both["content_after"]) & (both["content"] != "")
    up, down = both["low_after"] - both["high"], both["low"] - both["high_after"]
    nearest = pd.concat([up, down], axis="columns").max(axis="columns")
    up, down = both["high_after"] - both["low"], both["high"] - both["low_after"]
    furthest = pd.concat([up, down], axis="columns").max(axis="columns")
    few = ~same & (nearest > 0) & (furthest < policy.threshold)
    found = zip(both["row_after"][few], nearest[few], furthest[few], strict=True)
    yield from ((int(row), (float(low), float(high))) for row, low, high in found)
