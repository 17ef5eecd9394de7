"""The same gap in several areas, and who could be learned from, in words."""

import pandas as pd

from khi.model import Indicator
from khi.model.in_words import ordinal
from khi.wording.absences import absence
from khi.wording.fairness.gaps import size
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import counted, is_number, sentence_case, spelt


def places_title(areas: pd.DataFrame, mine: str) -> str:
    """Whether this gap is unusual among the areas. 12 words or fewer."""
    known = areas[areas["gap"].notna()]
    own = known[known["area"].eq(mine)]
    if own.empty:
        return "This gap cannot be placed among other areas"
    low, high, count = own["place_low"].iloc[0], own["place_high"].iloc[0], len(known)
    if count == 1:
        return "There is no other area to hold this gap against"
    if low > count / 2:
        return "A wider gap than in half of the areas"
    if high <= (count + 1) / 2:
        return "A narrower gap than in half of the areas"
    return "Not clearly a wider or narrower gap than in other areas"


def whole_title(areas: pd.DataFrame) -> str:
    """In how many areas of a whole the gap is clear. 12 words or fewer."""
    known = areas[areas["gap"].notna()].to_dict("records")
    compared = sum(bool(row["gap_verdict"]) for row in known)
    clear = sum(map(is_clear, known))
    if not compared:
        return "This gap cannot be judged in any area"
    return f"A clear gap in {spelt(clear) if clear else 'none'} of {counted(compared, 'area')}"


def counted_in(areas: pd.DataFrame) -> int:
    """How many areas have a gap, and so a place among the others."""
    return int(areas["place_low"].notna().sum())


def place(row: Row, count: int) -> str:
    """Where an area may stand: "3rd to 9th of 30", 1st being the narrowest gap.

    What the others lie in has a gap and no place.
    """
    if not is_number(row["place_low"]):
        return "All of it" if is_number(row["gap"]) else "–"
    low, high = int(row["place_low"]), int(row["place_high"])
    if low == high:
        return f"{ordinal(low)} of {count}"
    return f"{ordinal(low)} to {ordinal(high)} of {count}"


def places_sentence(areas: pd.DataFrame) -> str:
    """How many areas have a clear gap, and how many cannot be compared, or shown."""
    known = areas[areas["gap"].notna()]
    compared = int(known["gap_verdict"].ne("").sum())
    clear = sum(is_clear(row) for row in known.to_dict("records"))
    few, hidden = len(known) - compared, len(areas) - len(known)
    where = f"{spelt(clear) if clear else 'none'} of the {counted(compared, 'area')}"
    where, is_not = ("the one area", "" if clear else "not ") if compared == 1 else (where, "")
    parts = (
        (compared, f"In {where} that can be compared the group is {is_not}clearly behind."),
        (few, f"{sentence_case(counted(few, 'area'))} had too few answers to compare."),
        (hidden, f"{sentence_case(counted(hidden, 'area'))} cannot be shown."),
    )
    return " ".join(words for count, words in parts if count)


def is_clear(row: Row) -> bool:
    """Whether the group is behind there by more than chance, among all the areas looked at."""
    return bool(row["gap_verdict"] == "worse" and row["sure"])


def who_is_named(here: str) -> str:
    """Which of many areas the picture names, and where all of them are."""
    return (
        f"Named here: {here}, areas with a clear gap, and others like it or near it. Each thin mark"
        " is one other area. The table has them all."
    )


def places_alt(areas: pd.DataFrame, indicator: Indicator, name: str, mine: str, than: str) -> str:
    """What the chart of areas shows; ``mine`` may be what the others lie in."""
    others = areas[areas["place_low"].notna() | areas["gap"].isna()]
    says = places_sentence(others)
    own = areas[areas["area"].eq(mine) & areas["gap"].notna()].to_dict("records")
    here = "".join(
        f"{row['name']}: {size(row['gap'], indicator)} "
        f"{'behind' if float(row['gap']) > 0 else 'ahead of'} {than}. "
        for row in own
    )
    return (
        f"Dots with likely ranges of the gap in {indicator.short} between {name} and {than}, in "
        f"{counted(len(others), 'area')}. {here}{says} The table has every figure."
    )


def places_table(areas: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """A row for each area, the widest gap first: the gap, its range, and where it may stand."""
    count = counted_in(areas)
    lines = []
    for row in areas.to_dict("records"):
        if not is_shown(row) or not is_number(row["gap"]):
            lines.append([row["name"], instead(row), "–", "–"])
            continue
        lines.append(
            [
                row["name"],
                gap_words(row["gap"], indicator),
                likely(row, indicator),
                place(row, count),
            ]
        )
    return pd.DataFrame(
        lines, columns=["Area", "Gap", "Likely between", "Place (1st: narrowest gap)"]
    )


def gap_words(gap: object, indicator: Indicator) -> str:
    """A gap with its direction: "16 in every 100 behind"."""
    return f"{size(gap, indicator)} {'behind' if float(str(gap)) > 0 else 'ahead'}"


def likely(row: Row, indicator: Indicator) -> str:
    """The range of a gap."""
    if not is_number(row["gap_lower"]):
        return "Not given"
    return f"{gap_words(row['gap_lower'], indicator)} to {gap_words(row['gap_upper'], indicator)}"


def instead(row: Row) -> str:
    """What stands where there is no gap."""
    return absence(str(row["absence"])) or "Nothing to compare with"


def alike(is_alike: bool, area: str) -> str:
    """Whether an area is like this one on the whole."""
    if is_alike:
        return f"Like {area} on the whole, and better for them."
    return f"Not like {area} on the whole."
