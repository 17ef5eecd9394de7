"""What each letter on a chart over time stands for, under the chart."""

from collections.abc import Iterable

import pandas as pd

from khi import wording
from khi.ui.pieces.markup import Markup, div, joined, tag


def key(notes: pd.DataFrame, periods: Iterable[str], *, beside: Markup | None = None) -> Markup:
    """The letters of a chart and their words; ``beside`` is what else stands under it."""
    letters = wording.notes_key(notes, periods)
    words = div("khi-keys", *(tag("span", tag("b", letter), says) for letter, says in letters))
    return joined([words if letters else None, beside])
