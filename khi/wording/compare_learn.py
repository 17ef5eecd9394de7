"""Who could we learn from, in plain words: areas that do better for the people doing least well."""

from collections.abc import Iterable

import pandas as pd

from khi.model import NOT_STATED, Indicator
from khi.wording.findings import Row
from khi.wording.numbers import number

EVERYONE = "everyone"

NOBODY = "No other area shown is clearly doing better"
"""The heading where there is no area to learn from."""


def who(group: str, breakdown: str) -> str:
    """The people it is about: "Aged 18 to 34 (age)"."""
    return f"{group} ({breakdown.lower()})"


def learn_says(
    row: Row, indicator: Indicator, *, area: str, people: str, among: str, groups: pd.DataFrame
) -> str:
    """Whom the areas are chosen for and among which, and where those people stand here.

    ``groups`` are the PUBLISHED rows of every group here: of what cannot be compared nobody is told
    that it is not behind.
    """
    at = number(row["value"], indicator)
    if people == EVERYONE:
        ahead = f"Is any area clearly ahead of {area}, which is at {at}?"
        chosen = f"{ahead} {_none_behind(groups)}"
    else:
        chosen = f"For the people doing least well in {area}: {people}, at {at}."
    return f"{chosen} We looked among {among}. Being ahead does not say why."


def _none_behind(groups: pd.DataFrame) -> str:
    """That no group is clearly behind, as far as that is known."""
    stated = groups[groups["group"].ne(NOT_STATED)]
    compared = stated["absence"].eq("") & stated["verdict"].ne("") & ~stated["indicative"].eq(True)
    if stated.empty:
        return "There is no figure for any group here."
    if not compared.any():
        return "No group can be compared here, so one may be behind."
    if compared.all():
        return "No group is clearly behind here."
    return "No group that can be compared is clearly behind here. One that cannot may be."


def alike(area: str) -> str:
    """The areas most like one, in the middle of a sentence."""
    return f"the areas most like {area}"


def listed_as_alike() -> str:
    """How areas were found to be alike, where somebody listed them."""
    return "These are the areas that whoever runs this dashboard listed as like it."


def nearest(features: Iterable[str]) -> str:
    """How areas were found to be alike, where features of theirs are known."""
    return (
        "Nearest by these features, each counted the same, in standard deviations:"
        f" {', '.join(features)}."
    )


def nothing_known() -> str:
    """Why no area is said to be like it."""
    return "Nothing is known of this area that areas could be compared by."


def every_area(whole: str) -> str:
    """All the areas of a whole, in the middle of a sentence."""
    return f"the areas of {whole}"


def nobody(area: str, people: str, among: str) -> str:
    """Where nobody is clearly ahead."""
    return (
        f"For {people}, none of {among} with enough answers is clearly ahead of {area}."
        " Chance could explain what differs."
    )
