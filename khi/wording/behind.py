"""What lies behind a figure: who does less well, what support changes, what people answered."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from khi.model import CROSSED, NOT_STATED, Breakdown, Indicator, Polarity, Question
from khi.model.in_words import listed, lower_first
from khi.wording.absences import absence, cannot, first_reason, why_absent
from khi.wording.findings import Row, difference, is_shown
from khi.wording.numbers import is_number, of_100, people, rounded, sentence_case
from khi.wording.unseen import are_missing, what_is_missing

OTHERS = "everyone else"


def groups_title(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """Which groups are doing less well, if the figures can tell. 12 words or fewer."""
    shown = groups[groups["absence"].eq("")]
    if shown.empty:
        return cannot("compare groups", groups["absence"])
    worse = _furthest(shown[shown["verdict"].eq("worse")])
    if worse is not None:
        name = group_name(str(worse["group"]), breakdown)
        return _short(f"{name}: doing less well than {OTHERS}", "One group does less well")
    if indicator.polarity is Polarity.NEITHER:
        return f"Groups compared by {breakdown.label.lower()}"
    if not shown["verdict"].isin(["better", "similar"]).any():
        return "Too few answers in each group to compare groups"
    if not are_missing(groups):
        return "No group is clearly doing less well"
    better = _furthest(shown[shown["verdict"].eq("better") & shown["group"].ne(NOT_STATED)])
    if better is None:
        return "Whether a group is doing less well cannot be known"
    name = group_name(str(better["group"]), breakdown)
    return _short(f"{name}: doing better than {OTHERS}", "One group does better")


def groups_sentence(groups: pd.DataFrame, breakdown: Breakdown, indicator: Indicator) -> str:
    """The group that stands out most, against everyone else; or that none does."""
    shown = groups[groups["absence"].eq("")]
    if shown.empty:
        return why_absent(_first_reason(groups))
    clear = _furthest(shown[shown["verdict"].eq("worse")])
    if clear is None:
        clear = _furthest(shown[shown["verdict"].isin(["better", "higher", "lower"])])
    missing = what_is_missing(groups, breakdown)
    if clear is None and shown["verdict"].eq("").all():
        return missing or "Too few people answered in each group to compare them."
    if clear is None:
        return missing or "The groups are too close to tell apart."
    words = difference(clear.to_dict(), indicator, than=OTHERS)
    says = f"{group_name(str(clear['group']), breakdown)}: {lower_first(words)}"
    return says if str(clear["verdict"]) == "worse" else f"{says} {missing}".rstrip()


def group_name(code: str, breakdown: Breakdown) -> str:
    """A group as people would say it."""
    names = {group.code: group.label for group in breakdown.groups}
    return names.get(code, "Not stated" if code == NOT_STATED else sentence_case(code))


def group_of(row: Row, breakdowns: Mapping[str, Breakdown]) -> tuple[str, str]:
    """Whom a row of a group is about: what they are told apart by, and which group they are.

    Of two characteristics counted together, each half by its own. One that an upload brought, and
    the catalogue does not know, by the words it came with.
    """
    kinds, codes = (str(row[name]).split(CROSSED) for name in ("breakdown", "group"))
    known = [breakdowns.get(each) for each in kinds]
    labels = [each.label if each else _typed(id) for id, each in zip(kinds, known, strict=True)]
    names = [
        group_name(code, each) if each else _typed(code)
        for code, each in zip(codes, [*known, *[None] * len(codes)], strict=False)
    ]
    label = labels[0] if len(labels) == 1 else " and ".join(map(lower_first, labels))
    return sentence_case(label), ", ".join(names)


def _typed(code: str) -> str:
    """A code that nobody gave words for, as words."""
    return sentence_case(code.replace("_", " "))


def effects_title(rows: pd.DataFrame) -> str:
    """What support changes most: rows of ``charts.effects``. 12 words or fewer."""
    shown = rows[rows["absence"].eq("")]
    if shown.empty:
        return cannot("say what support changes", rows["absence"])
    first = shown.iloc[0]
    both = f"helps {of_100(first['helps'])} in 100, hinders {of_100(first['hinders'])}"
    return _short(f"{first['label']}: {both}", f"Support {both}")


def effects_sentence(rows: pd.DataFrame) -> str:
    """Both sides of the first row, in people: the harm is always said.

    Where one less the other is not the net that stands elsewhere, it says why.
    """
    shown = rows[rows["absence"].eq("")]
    if shown.empty:
        return why_absent(_first_reason(rows))
    first = shown.iloc[0]
    return (
        f"{first['label']}: for every 100 people, support helps {of_100(first['helps'])}. "
        f"It gets in the way for {of_100(first['hinders'])}.{_rounded(first)}"
    )


def _rounded(row: "pd.Series[Any]") -> str:
    """That both sides were rounded by themselves, where their difference is not the net."""
    if not is_number(row.get("net")):
        return ""
    helps, hinders, net = (rounded(100 * float(row[each])) for each in ("helps", "hinders", "net"))
    if helps - hinders == net:
        return ""
    ways = ("helped", "hindered") if net >= 0 else ("hindered", "helped")
    more = f"{abs(net):.0f} more are {ways[0]} than {ways[1]}"
    return f" Both are rounded. Before rounding, about {more}."


def answers_title(answers: pd.DataFrame, question: Question) -> str:
    """What most people said. 12 words or fewer."""
    if _withheld(answers):
        return absence(_withheld(answers))
    says = " or ".join(f"“{each}”" for each in _most_given(answers, question))
    return _short(f"Most often people say {says}", "What people answered")


def answers_sentence(answers: pd.DataFrame, question: Question) -> str:
    """The most common answer in people; each of them, where several are."""
    if _withheld(answers):
        return why_absent(_withheld(answers))
    said = [f"“{each}”" for each in _most_given(answers, question)]
    most = people(of_100(answers["value"].astype(float).max()))
    also = f", and as many {listed(said[1:])}" if said[1:] else ""
    return f"About {most} in every 100 people say {said[0]}{also}."


def _most_given(answers: pd.DataFrame, question: Question) -> list[str]:
    """The answer that most gave, as it is shown; several where they cannot be told apart."""
    shares = answers["value"].astype(float)
    return [_label(row, question) for _, row in answers[shares.eq(shares.max())].iterrows()]


def _label(row: "pd.Series[Any]", question: Question) -> str:
    labels = {answer.code: answer.label for answer in question.all_answers}
    return labels.get(row["answer"], str(row["answer"]))


def _withheld(answers: pd.DataFrame) -> str:
    """Why the answers cannot be shown; empty if they can."""
    return "" if len(answers) and answers["absence"].eq("").all() else _first_reason(answers)


def _first_reason(rows: pd.DataFrame) -> str:
    return first_reason(rows["absence"])


def _furthest(rows: pd.DataFrame) -> "pd.Series[Any] | None":
    """The row whose difference is largest, of those that are shown."""
    known = rows.loc[[is_shown(row) for row in rows.to_dict("records")]]
    known = known[known["difference"].notna()]
    return None if known.empty else known.loc[known["difference"].astype(float).abs().idxmax()]


def _short(title: str, otherwise: str) -> str:
    """The title, unless it is longer than 12 words."""
    return title if len(title.split()) <= 12 else otherwise
