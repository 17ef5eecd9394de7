"""A shape and a word for what a figure does: the word from ``wording``, the shape from its way."""

import pandas as pd

from khi import wording
from khi.model import Indicator
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup
from khi.wording.by_chance import MAY_BE_CHANCE
from khi.wording.findings import Row
from khi.wording.signals import whole

_TONES = {"better": "improving", "worse": "concern", "similar": "steady", "": "muted"}
_STANDINGS = {
    "better": ("strong", "strength"),
    "worse": ("gap", "concern"),
    "similar": ("steady", "steady"),
    "higher": ("up", "signal"),
    "lower": ("down", "signal"),
    "": ("soon", "muted"),
}
_STILL = {"similar": "steady", "": "soon"}


def change(row: Row) -> Markup:
    """How it has changed: a triangle that points the way the values went."""
    verdict = row["change_verdict"] if wording.is_shown(row) else ""
    way = "up" if verdict and float(row["change"]) > 0 else "down"
    tone = _TONES.get(verdict, "signal")
    return badge(_STILL.get(verdict, way), wording.change_word(row), tone=tone)


def moved(row: Row) -> Markup:
    """How it has changed, where it is looked at among many: ``by_chance`` is no change to name."""
    return by_chance() if row["by_chance"] else change(row)


def by_chance() -> Markup:
    """That something stands out by itself, and not among as many as are looked at."""
    return badge("steady", MAY_BE_CHANCE, tone="steady")


def moved_word(row: Row) -> str:
    """The word of that badge."""
    return MAY_BE_CHANCE if row["by_chance"] else wording.change_word(row)


def standing(row: Row) -> Markup:
    """How it compares with the rest of the parent area."""
    shape, tone = _STANDINGS[row["verdict"] if wording.is_shown(row) else ""]
    return badge(shape, wording.standing_word(row), tone=tone)


_VARIATIONS = {
    "improvement": "improving",
    "concern": "concern",
    "special_cause_neutral_high": "signal",
    "special_cause_neutral_low": "signal",
    "common_cause": "steady",
}


def variation(points: pd.DataFrame) -> Markup:
    """Whether a track is more than chance: ``points`` as ``wording.judged`` gives them."""
    known = whole(points)
    kind = "" if known.empty else str(known["point_type"].iloc[-1])
    if kind not in _VARIATIONS:
        return badge("soon", wording.variation(points), tone="muted")
    if kind == "common_cause":
        return badge("steady", wording.variation(points), tone="steady")
    way = "up" if wording.is_upward(str(known["special_cause"].iloc[-1])) else "down"
    return badge(way, wording.variation(points), tone=_VARIATIONS[kind])


_ASSURANCES = {
    "Meets its aim": ("tick", "strength"),
    "Will miss its aim": ("gap", "concern"),
    "Hit or miss": ("half", "signal"),
}


def assurance(points: pd.DataFrame, indicator: Indicator) -> Markup:
    """Whether the series, as it is, will meet its aim; nothing without one."""
    word = wording.assurance(points, indicator)
    if not word:
        return Markup()
    shape, tone = _ASSURANCES.get(word, ("soon", "muted"))
    return badge(shape, word, tone=tone)


def judged(*, enough: bool) -> Markup:
    """Whether there are enough quarters to judge by."""
    if enough:
        return badge("tick", "Enough to judge", tone="strength")
    return badge("soon", "Too soon to judge", tone="muted")
