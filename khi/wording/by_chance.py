"""What stands apart by itself, and not among as many as are looked at: may be chance."""

from collections.abc import Mapping
from typing import Any, Final

MAY_BE_CHANCE: Final = "May be chance"
"""What is clear by itself, and not among as many as are looked at."""

AMONG_SO_MANY: Final = "Among so many, that may be chance."

RULE: Final = (
    "Of many figures, one in twenty would stand apart by chance alone.",
    "A list of areas: each must be clear among all the areas with that indicator.",
    "One area on many indicators: each must be clear among all those indicators.",
    "Groups: each must be clear among all the groups of its characteristic.",
    "Charts over time: each period must be clear among all that are drawn.",
    "A figure on its own, such as one on the overview, is judged by itself.",
    "So a word can be firmer on the overview than in a long list."
    f" “{MAY_BE_CHANCE}” says just that: clear by itself, not among so many.",
    "The method is Benjamini and Hochberg's. Of those said to stand apart, on average at most one"
    " in twenty does by chance.",
    "A funnel judges areas by its own limits, which one area in 500 would cross by chance.",
)
"""Where a verdict allows for how many are looked at, in one place: for the page Methods."""


def is_by_chance(row: Mapping[str, Any]) -> bool:
    """Whether a row stands apart by itself, which is ``alone``, and not among all looked at."""
    return bool(row.get("alone", row["verdict"]) != row["verdict"])


def how_clear(what: str) -> list[str]:
    """How what stands apart is told from chance where many are looked at, one sentence each."""
    return [
        f"Of many {what}, one in twenty would stand apart by chance. So each must be clear among"
        " all that are looked at (Benjamini and Hochberg).",
        f"“{MAY_BE_CHANCE}”: it stands apart by itself, but not among so many.",
    ]
