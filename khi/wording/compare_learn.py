"""Who could we learn from, in plain words: areas that do better for the people doing least well."""

from collections.abc import Iterable

from khi.model import Indicator
from khi.wording.findings import Row
from khi.wording.numbers import number

EVERYONE = "everyone"

NOBODY = "No other area shown is clearly doing better"
"""The heading where there is no area to learn from."""


def who(group: str, breakdown: str) -> str:
    """The people it is about: "Aged 18 to 34 (age)"."""
    return f"{group} ({breakdown.lower()})"


def learn_says(row: Row, indicator: Indicator, *, area: str, people: str, among: str) -> str:
    """Whom the areas are chosen for and among which, and where those people stand here."""
    at = number(row["value"], indicator)
    if people == EVERYONE:
        ahead = f"Is any area clearly ahead of {area}, which is at {at}?"
        chosen = f"{ahead} No group that can be compared is clearly behind here."
    else:
        chosen = f"For the people doing least well in {area}: {people}, at {at}."
    return f"{chosen} We looked among {among}. Being ahead does not say why."


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
