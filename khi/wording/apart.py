"""Which areas, or which indicators of one area, lie clearly apart from what they are held against.

Frames have ``clear``: the verdict that stands among all that are looked at together, as
``comparing.clearly_apart`` gives it; empty where nothing can be compared. ``than`` is what it is
held against, in the middle of a sentence.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from khi.model import Indicator
from khi.model.in_words import listed, lower_first
from khi.wording.compare import all_of, no_area
from khi.wording.numbers import are, counted, is_number, number, sentence_case, span, spelt

_SIMILAR = "similar"
_WAYS = ("better", "higher", "worse", "lower")
_STANDS = {**{each: sentence_case(each) for each in _WAYS}, _SIMILAR: "Similar", "": "Not compared"}


def areas_apart(areas: pd.DataFrame, than: str) -> str:
    """Which areas are clearly apart from it now, how many are not, and how many are not compared.

    The frame has a row for each area, with its ``name``.
    """
    named = _named(areas, "name")
    compared, hidden = int(areas["clear"].ne("").sum()), int(areas["clear"].eq("").sum())
    if not compared:
        return f"No area can be compared with {than} now."
    unsaid = f"{sentence_case(counted(hidden, 'area'))} cannot be compared with it."
    left = unsaid if hidden else ""
    if not named:
        nobody = no_area(areas, f"is clearly apart from {than} now", verdict="clear")
        return f"{nobody}. {left}".rstrip()
    said = [f"{all_of(names)} {are(len(names))} {way}" for way, names in named.items()]
    first = f"{sentence_case(listed(said))} than {than} now."
    same = int(areas["clear"].eq(_SIMILAR).sum())
    close = f"{sentence_case(spelt(same))} cannot be told apart from it." if same else ""
    return " ".join(each for each in (first, close, left) if each)


def line_alt(beside: pd.DataFrame, indicator: Indicator, *, name: str) -> str:
    """What the line across all the areas is, and where it lies."""
    figures = [number(each, indicator) for each in beside[beside["absence"].eq("")]["value"]]
    return f"A dotted line for {name} is at {figures[0]}." if figures else ""


def with_figure(
    table: pd.DataFrame, areas: pd.DataFrame, indicator: Indicator, *, name: str, than: str
) -> pd.DataFrame:
    """The table of areas, in the order of the frame, with what each is held against and how."""
    rows = areas.to_dict("records")
    beside = [_figure(row, indicator) for row in rows]
    stands = [_STANDS[row["clear"]] for row in rows]
    return table.assign(**{f"{name} now": beside, f"Compared with {than}": stands})


def not_beside(than: str, outcome: str) -> str:
    """That there is nothing to hold areas against now."""
    return f"Nothing is shown of {than} for “{outcome}” now, so no area is held against it."


def how_areas(name: str, than: str, *, is_of_several: bool) -> list[str]:
    """How areas are held against something now, one sentence each; ``name`` is of its line."""
    several = "It is made of those of them that have a figure, by their people, and never of the"
    return [
        f"The dotted line is {name} now. Each area is held against {than}, allowing for chance.",
        *([f"{several} area that is held against it."] if is_of_several else []),
        "Of many areas, one in twenty would stand apart by chance. So each must be clear among all"
        " the areas drawn (Benjamini and Hochberg).",
        "The word beside an area is about a year ago. The table has both.",
    ]


def outcomes_title(latest: pd.DataFrame, *, area: str, than: str) -> str:
    """On how many indicators an area lies clearly apart.

    The frame has a row for each indicator, with its ``name``: the last period that can be compared,
    or its last row where none can.
    """
    compared = latest[latest["clear"].ne("")]
    of = counted(len(latest), "indicator")
    if compared.empty:
        return f"{area} cannot be compared with {than} on any of {of}"
    if len(compared) < len(latest):
        of = f"the {spelt(len(compared))} that can be compared"
    named = _named(latest, "name")
    if len(compared) == 1:
        stands = f"is {next(iter(named))} than" if named else "cannot be told apart from"
        return f"{area} {stands} {than} on the one indicator that can be compared"
    if not named:
        return f"{area} cannot be told apart from {than} on any of {of}"
    if list(map(len, named.values())) == [len(compared)]:
        all_ = "both" if len(compared) == 2 else f"all {spelt(len(compared))}"
        which = "indicators" if len(compared) == len(latest) else "that can be compared"
        return f"{area} is {next(iter(named))} than {than} on {all_} {which}"
    first, *others = ((way, spelt(len(names))) for way, names in named.items())
    said = [f"{first[0]} than {than} on {first[1]}", *(f"{way} on {many}" for way, many in others)]
    return f"{area} is {listed(said)} of {of}"


def outcomes_named(latest: pd.DataFrame) -> str:
    """Which indicators those are by name, and the others."""
    told = {sentence_case(way): names for way, names in _named(latest, "name").items()}
    told |= {
        words: list(latest.loc[latest["clear"].eq(verdict), "name"])
        for verdict, words in ((_SIMILAR, "Cannot be told apart"), ("", "Not compared"))
    }
    return " ".join(f"{words}: {_quoted(names)}." for words, names in told.items() if names)


def how_outcomes() -> str:
    """How chance is allowed for where many charts are looked at, each over time."""
    return (
        "Where an area stands apart is clear among all the periods of all these charts together"
        " (Benjamini and Hochberg)."
    )


def _named(rows: pd.DataFrame, name: str) -> Mapping[str, list[str]]:
    """What lies clearly apart by name, by the way it does; those that are good first."""
    named = {each: list(rows.loc[rows["clear"].eq(each), name]) for each in _WAYS}
    return {way: names for way, names in named.items() if names}


def _quoted(names: Sequence[str]) -> str:
    """Short names of indicators, in the middle of a sentence."""
    return listed([lower_first(each) for each in names])


def _figure(row: Mapping[str, object], indicator: Indicator) -> str:
    """The other figure and its likely range; a dash where there is none."""
    if not is_number(row["against"]):
        return "–"
    lower, upper = row["against_lower"], row["against_upper"]
    likely = span(lower, upper, indicator) if is_number(lower) and lower != upper else ""
    figure = number(row["against"], indicator)
    return f"{figure} ({likely})" if likely else figure
