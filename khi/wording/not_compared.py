"""Where no area is held against another: that is not "none stands apart", and it has a reason.

Frames are as for ``compare``: a row for each area.
"""

from datetime import date

import pandas as pd

from khi.model import Absence
from khi.model.in_words import day_in_words
from khi.wording.absences import why_absent
from khi.wording.findings import Row
from khi.wording.numbers import counted, sentence_case, spelt

FEW = "Too few answers in each area to compare them"


def nobody_is_compared(areas: pd.DataFrame) -> bool:
    """Whether figures are shown, and none of them is held against anything."""
    shown = areas[areas["absence"].eq("")]
    return bool(len(shown) and shown["verdict"].eq("").all())


def not_compared(areas: pd.DataFrame) -> str:
    """That the areas shown are not compared, in a few words and without a full stop."""
    shown = areas[areas["absence"].eq("")]
    if are_parts(areas):
        return "A part of this period is missing, so areas are not compared"
    if shown["indicative"].eq(True).all():
        return FEW
    if len(shown) == 1:
        return "The one area shown cannot be compared yet"
    return f"These {spelt(len(shown))} areas cannot be compared yet"


def why_not(areas: pd.DataFrame, whole: str, around: Row | None, waits: date | None) -> str:
    """Why the areas shown are not compared, as one or two sentences; empty where they say it.

    Args:
        areas: the areas.
        whole: what they lie in.
        around: its row; None where it has none.
        waits: from when its places are added up though some are missing; None where that day is
            past, or nothing waits for it.
    """
    if are_parts(areas) or areas.loc[areas["absence"].eq(""), "indicative"].eq(True).all():
        return ""
    if around is None and waits is not None:
        return (
            f"{whole} is not shown yet. Its places are added up once all of them are in, or"
            f" from {day_in_words(waits)}. Then each is held against the rest."
        )
    if around is None:
        return f"There is no figure for {whole} to hold them against."
    if around["absence"]:
        return f"{whole} is not shown. {why_absent(Absence(around['absence']))}"
    return f"Too few people answered in the rest of {whole} to hold them against."


def unsure(areas: pd.DataFrame) -> str:
    """How many areas are shown and not compared, and why."""
    unsure = areas[areas["absence"].eq("") & areas["verdict"].eq("") & areas["indicative"].eq(True)]
    few, part = (int((unsure["base"].isna().eq(each)).sum()) for each in (False, True))
    if part:
        lacks = "lacks" if part == 1 else "lack"
        return f"{sentence_case(counted(part, 'area'))} {lacks} a part of this period."
    return f"{sentence_case(counted(few, 'area'))} had too few answers to compare." if few else ""


def are_parts(areas: pd.DataFrame) -> bool:
    """Whether every figure that is shown is of records that lack a part of the period."""
    shown = areas[areas["absence"].eq("")]
    return bool((shown["indicative"].eq(True) & shown["base"].isna()).all())


def easy_not_compared(areas: pd.DataFrame) -> str:
    """That the areas shown are not compared, in short words."""
    count = int(areas["absence"].eq("").sum())
    return f"We cannot compare {counted(count, 'area')} yet."
