"""In which order areas stand, in plain words: the places each may have, and which are named.

Frames are as for ``compare``. By result those that have a place have ``places`` in words.
"""

import pandas as pd

from khi.model.in_words import ordinal
from khi.wording.numbers import counted, is_number, sentence_case, spelt

_NAMED = 14


def with_places(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas by result with ``places`` in words, empty where there is none; others as they are."""
    if "place_low" not in areas:
        return areas
    count = int(areas["place_low"].notna().sum())
    pairs = zip(areas["place_low"], areas["place_high"], strict=True)
    words = [places(low, high, count) if is_number(low) else "" for low, high in pairs]
    return areas.assign(places=words).drop(columns=["place_low", "place_high"])


def places(low: float, high: float, count: int) -> str:
    """Where an area may stand: "3rd to 9th of 30", "1st or 2nd of 10", "4th of 4"."""
    if low == high:
        return f"{ordinal(int(low))} of {count}"
    between = "or" if high - low == 1 else "to"
    return f"{ordinal(int(low))} {between} {ordinal(int(high))} of {count}"


def unnamed(count: int, hidden: int, *, between: bool) -> str:
    """Areas that a picture does not name: "65 areas between", "141 other areas, six not shown"."""
    if between:
        return f"{sentence_case(counted(count, 'area'))} between"
    others = sentence_case(counted(count, "other area"))
    if not hidden:
        return others
    return f"{others}, {'not shown' if hidden == count else f'{spelt(hidden)} not shown'}"


def who_is_named(area: str, count: int, *, by_result: bool) -> str:
    """Which of many areas a picture names, and where all of them are."""
    named = (
        f"Named here: both ends, and the places around {area}."
        if by_result
        else f"Named here: {area}, any areas picked, and others like it or near it."
    )
    return f"{named} Each thin mark is one other area. The table has all {count}."


def together(count: int) -> str:
    """The heading of areas whose places overlap; of none, those that have no place."""
    if not count:
        return "Not placed"
    return "Likely apart" if count == 1 else f"{sentence_case(spelt(count))} whose places overlap"


def how_ordered(areas: pd.DataFrame, *, are_many: bool) -> list[str]:
    """How to read areas by result: what a place is, among how many, and what the headings mean.

    ``are_many`` is whether a picture cannot name every area.
    """
    if "places" not in areas:
        return [_without_places(areas)]
    placed = areas[areas["places"].ne("")]
    several = [words for words in placed["places"] if " to " in words or " or " in words]
    reach = (
        f"A place such as “{several[0]}” is where an area may really stand."
        if several
        else "Each area has one place: chance alone would hardly change their order."
    )
    return [
        " ".join(each for each in (reach, left_out(areas)) if each),
        _headings(placed, are_many=are_many),
    ]


def left_out(areas: pd.DataFrame) -> str:
    """Among how many areas the places are, where some have none; empty where all have one."""
    placed = int(areas["places"].ne("").sum())
    hidden = len(areas) - placed
    if not hidden:
        return ""
    others = "The other" if hidden == 1 else f"The other {spelt(hidden)}"
    return f"Places are among the {spelt(placed)} areas shown. {others} may stand anywhere."


def _without_places(areas: pd.DataFrame) -> str:
    """Why no area has a place."""
    shown = int((areas["absence"].eq("") & areas["value"].notna()).sum())
    if shown < 2:
        many = "Only one area" if shown else "No area"
        return f"{many} can be shown, so there is no order and no area has a place."
    return (
        "By figure alone, the best first. Some came without a likely range, so nobody can say"
        " which places areas may really have."
    )


def _headings(placed: pd.DataFrame, *, are_many: bool) -> str:
    """What it means to stand under one heading or another: only what these areas bear out."""
    runs = placed["together"].value_counts()
    apart = "Areas under different headings can be told apart."
    shared = "Under one heading, each area shares places with another."
    if len(runs) == 1:
        return "All stand under one heading: each area shares places with another."
    if runs.eq(1).all():
        return "Each area stands apart from every other."
    more = " A heading counts areas that are not named here too." if are_many else ""
    return f"{apart} {shared}{more}"
