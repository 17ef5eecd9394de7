"""Five shades for a map: a fifth of the areas in each, so that no one figure decides the rest."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from khi.theme import Palette

CLASSES = 5


def classes(areas: pd.DataFrame) -> "pd.Series[int]":
    """Which shade each area has: 0 lowest to 4 highest; -1 where there is no figure to show.

    Areas of one value share a shade. Only figures that are shown decide the edges.
    """
    shown = areas["absence"].eq("") & areas["value"].notna()
    values = areas.loc[shown, "value"].astype(float)
    edges = np.quantile(values, np.arange(1, CLASSES) / CLASSES) if len(values) else []
    found = pd.Series(-1, areas.index)
    found[shown] = np.searchsorted(edges, values, side="left")
    return found


def ranges(areas: pd.DataFrame) -> list[tuple[int, float, float]]:
    """The shades in use: which, and the lowest and highest figure in it."""
    shade = classes(areas)
    kept = areas["value"].astype(float).groupby(shade)
    return [
        (int(place), float(values.min()), float(values.max()))
        for place, values in kept
        if place >= 0
    ]


def ink_on(shade: int, palette: Palette) -> str:
    """The colour of words on a shade: whichever of the two stands out more."""
    fill = palette.sequential[shade]
    inks = (palette.ink, palette.card)
    return max(inks, key=lambda each: _contrast(fill, each))


def _contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2.2 reckons it."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts: Sequence[float] = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
