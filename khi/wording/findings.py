"""One figure in sentences: what it is, how sure we are, how it has changed, how it compares.

Each takes a PUBLISHED row and its indicator. Where the figure is not there, each gives the reason
instead, and no number.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from khi.model import Absence, Indicator, Mean, Net
from khi.wording.absences import why_absent
from khi.wording.amounts import amount, between, is_nothing, one, scale
from khi.wording.by_chance import AMONG_SO_MANY, is_by_chance
from khi.wording.numbers import (
    fewest_people,
    is_number,
    most_people,
    number,
    of_100,
    people,
    rounded,
    sentence_case,
    text,
)

Row = Mapping[str, Any]

CHANGES = {
    "better": "Improving",
    "worse": "Getting worse",
    "similar": "No clear change",
    "higher": "Going up",
    "lower": "Going down",
    "": "Too soon to judge",
}
STANDINGS = {
    "better": "Strong here",
    "worse": "A gap to talk about",
    "similar": "Similar",
    "higher": "Higher",
    "lower": "Lower",
    "": "Not compared",
}


def is_shown(row: Row) -> bool:
    """Whether there is a figure, and we may show it."""
    return not row["absence"] and is_number(row["value"])


def is_part(row: Row, indicator: Indicator) -> bool:
    """Whether the figure of a measure lacks a month or a day of its period, or a place."""
    return indicator.measure is not None and bool(row["indicative"])


def whole_rows(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Rows without those of a measure that lack a month; all of them where each one does."""
    part = rows["indicative"].eq(True) & (indicator.measure is not None)
    return rows if part.all() else rows[~part]


def reason(row: Row) -> str:
    """Why there is no figure, as one sentence."""
    return why_absent(row["absence"] or Absence.NO_DATA)


def reading(row: Row, indicator: Indicator) -> str:
    """The figure as a sentence: "About 68 in every 100 people."."""
    if not is_shown(row):
        return reason(row)
    value = float(row["value"])
    if isinstance(indicator.reading, Net):
        return _net(value)
    if indicator.is_fraction:
        return _so_many(value, indicator)
    if isinstance(indicator.reading, Mean):
        return f"The average is {number(value, indicator)} {indicator.unit}."
    return f"{number(value, indicator)} {indicator.unit}."


def _so_many(share: float, indicator: Indicator) -> str:
    """A share in people, and never none, or all, of them where it is not."""
    how = scale(indicator)
    size = people(of_100(share)) if how.noun else of_100(share)
    words = one(" ".join(word for word in (size, how.noun, how.of) if word))
    return f"About {words}." if size[0].isdigit() else f"{sentence_case(words)}."


def likely_between(row: Row, indicator: Indicator) -> str:
    """How sure we are: "Likely between 65% and 72%."."""
    if not is_shown(row):
        return reason(row)
    if not (is_number(row["lower"]) and is_number(row["upper"])):
        return "No likely range was given with this figure."
    if isinstance(indicator.reading, Net):
        return _likely_net(float(row["lower"]), float(row["upper"]))
    low, high = number(row["lower"], indicator), number(row["upper"], indicator)
    return f"Likely {low}." if low == high else f"Likely between {low} and {high}."


def base(row: Row) -> str:
    """How many people it rests on: "Base: about 670 people."."""
    if not is_shown(row):
        return reason(row)
    if not is_number(row["base"]):
        part = " A part of it is missing." if row["indicative"] else ""
        return f"Counted from records, not asked in a survey.{part}"
    people = f"{rounded(float(row['base'])):,.0f}"
    few = ", so treat it as indicative" if row["indicative"] else ""
    return f"Base: about {people} people{few}."


def change(row: Row, indicator: Indicator) -> str:
    """How it has changed in a year, in people and with how sure we are."""
    if not is_shown(row):
        return reason(row)
    if not is_number(row["change"]):
        return _no_change(row, indicator)
    limits = (row["change_lower"], row["change_upper"])
    if not row["change_verdict"]:
        return _unjudged(
            float(row["change"]), limits, indicator,
            than="than a year ago", same="About the same as a year ago", to="with a year ago",
        )  # fmt: skip
    return _difference(
        float(row["change"]), limits, indicator,
        clear=_is_clear(row["change_verdict"], limits),
        than="than a year ago", same="About the same as a year ago",
        unclear="No clear change from a year ago",
    )  # fmt: skip


def _no_change(row: Row, indicator: Indicator) -> str:
    """Why a figure is not held against a year ago."""
    if is_part(row, indicator):
        return "A part of it is missing, so it is not compared with a year ago."
    whole = "whole figure" if indicator.measure is not None else "figure"
    return f"There is no {whole} from a year ago that it can be compared with."


def difference(row: Row, indicator: Indicator, *, than: str) -> str:
    """How it compares: ``than`` is "the rest of Merrowdale", or "everyone else"."""
    if not is_shown(row):
        return reason(row)
    if not is_number(row["difference"]):
        return f"It cannot be compared with {than}."
    limits = (row["difference_lower"], row["difference_upper"])
    if not row["verdict"]:
        return _unjudged(
            float(row["difference"]), limits, indicator,
            than=f"than {_among(than)}", same=f"About the same as {_among(than)}",
            to=f"with {than}",
        )  # fmt: skip
    words = _difference(
        float(row["difference"]), limits, indicator, clear=_is_clear(row["verdict"], limits),
        than=f"than {_among(than)}", same=f"Too close to {than} to tell apart",
        unclear=f"Too close to {than} to tell apart",
    )  # fmt: skip
    return f"{words} {AMONG_SO_MANY}" if is_by_chance(row) else words


def standing(row: Row, *, parent: str) -> str:
    """Why a headline stands where it does: "Higher than Merrowdale, and improving."."""
    if not is_shown(row):
        return reason(row)
    if not is_number(row["difference"]) or not row["verdict"]:
        return f"It cannot be compared with {parent} yet."
    if row["verdict"] == "similar":
        return f"Too close to {parent} to tell apart."
    side = "Higher" if float(row["difference"]) > 0 else "Lower"
    return f"{side} than {parent}, {_TRENDS[row['change_verdict']]}."


def change_word(row: Row) -> str:
    """The change in two or three words, to stand beside an icon: "Improving"."""
    return CHANGES[row["change_verdict"] if is_shown(row) else ""]


def standing_word(row: Row) -> str:
    """The comparison in a few words, to stand beside an icon: "Strong here"."""
    return STANDINGS[row["verdict"] if is_shown(row) else ""]


_TRENDS = {
    "better": "and improving",
    "worse": "and getting worse",
    "similar": "with no clear change",
    "higher": "and going up",
    "lower": "and going down",
    "": "and it is too soon to see a change",
}


def _difference(
    value: float,
    limits: tuple[object, object],
    indicator: Indicator,
    *,
    clear: bool,
    than: str,
    same: str,
    unclear: str,
) -> str:
    """A difference in one sentence, worded by whether it is clear and how large it is."""
    small = is_nothing(value, indicator)
    if clear and not small:
        words = f"About {amount(value, indicator)} {than}"
        likely = between(*limits, indicator)
    elif clear:
        words = f"A little {'higher' if value > 0 else 'lower'} {than}"
        likely = between(*limits, indicator, way=True)
    else:
        words = same if small else unclear
        likely = between(*limits, indicator, of=not small, way=True)
    return f"{words} ({likely})." if likely else f"{words}."


def _unjudged(
    value: float,
    limits: tuple[object, object],
    indicator: Indicator,
    *,
    than: str,
    same: str,
    to: str,
) -> str:
    """A difference that has no verdict: it rests on few people, or came without a likely range."""
    if all(is_number(limit) for limit in limits):
        return f"Too few people answered to compare it {to}."
    words = same if is_nothing(value, indicator) else f"About {amount(value, indicator)} {than}"
    return f"{words}. There is no likely range, so nobody can say if that is chance."


def _is_clear(verdict: str, limits: tuple[object, object]) -> bool:
    """Whether the interval of the difference leaves out zero; the verdict if there is none."""
    if all(is_number(limit) for limit in limits):
        low, high = (float(str(limit)) for limit in limits)
        return low > 0 or high < 0
    return verdict not in ("similar", "")


def _net(value: float) -> str:
    """A net in people, never as "net points"."""
    size = text(100 * abs(value))
    if size == "0":
        return "About as many people say support helps as say it gets in the way."
    lead = one(f"{people(size)} more people in every 100")
    if value > 0:
        return f"{lead} say support helps than say it gets in the way."
    return f"{lead} say support gets in the way than say it helps."


def _likely_net(low: float, high: float) -> str:
    """The range of a net: how many more are helped, or hindered, in every 100."""
    if low >= 0 or high <= 0:
        way = "helped than hindered" if low >= 0 else "hindered than helped"
        least, most = sorted(abs(limit) for limit in (low, high))
        ends = f"{fewest_people(of_100(least))} and {most_people(of_100(most))}"
        return f"Likely between {ends} more {way}."
    hindered, helped = (most_people(of_100(abs(limit))) for limit in (low, high))
    return f"Likely between {hindered} more hindered and {helped} more helped, in every 100."


def _among(others: str) -> str:
    """Places are compared *in*; people are not."""
    return f"in {others}" if others.startswith("the ") else others
