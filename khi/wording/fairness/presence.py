"""Whose voice is missing, in words. Nobody is hard to reach: there are people we have not reached.

Frames here are as ``publication.fairness.presence`` gives them, the least present first.
"""

from collections.abc import Iterable

import pandas as pd

from khi.model import Breakdown
from khi.model.in_words import lower_first
from khi.wording.behind import group_name
from khi.wording.by_chance import AMONG_SO_MANY, MAY_BE_CHANCE
from khi.wording.findings import Row
from khi.wording.numbers import are, counted, is_number, percentage, rounded, sentence_case

FEWER, MISSING, MORE = "fewer than expected", "missing", "more than expected"
BY_CHANCE = "may be chance"
HIDDEN, UNASKED, UNSAID = "hidden", "not on the form", "not stated"
AGAINST = {
    "population": "the adults who live here",
    "support": "the people here who draw on support",
    "invited": "the people who were asked to answer",
}
"""Whom those who answered are held against."""

_WORDS = {
    FEWER: "Fewer than expected", MISSING: "Nobody answered", MORE: "More than expected",
    "about as expected": "About as expected", "cannot say": "Cannot say", BY_CHANCE: MAY_BE_CHANCE,
    HIDDEN: "Hidden for privacy", UNASKED: "Not on the form", UNSAID: "Not stated",
}  # fmt: skip
_DONE = {
    "age": "Ask where people of that age already meet, on paper and by phone as well as online.",
    "sex": "Ask at times and places that suit, and say why both matter.",
    "gender_identity": "Work with groups led by trans people, and say how answers are kept safe.",
    "ethnicity": "Work with groups the people themselves lead, in the languages they use.",
    "disability": "Offer easy read, large print, signing, and somebody of their own to help.",
    "carer": "Ask at times carers can manage, and offer a short form and a phone call.",
    "sexual_orientation": "Work with groups people lead themselves; say how answers are kept safe.",
    "religion": "Ask where people of that belief meet, with somebody they trust.",
    "support_reason": "Ask in the format each person uses: easy read, pictures, with an advocate.",
    "setting": "Visit, with somebody who does not work there, and let people answer in private.",
    "delivery": "Ask through the organisations that help people with that way of paying.",
    "deprivation": "Ask in person in those neighbourhoods, with local people, and pay for time.",
}
_DO = (
    "Ask the people themselves what would make it worth answering, and work with groups they lead."
)
NO_PEOPLE = (
    "To say who is missing, add how many people there are in each group: a table with the columns "
    "area, breakdown, group, people and as of."
)


def presence_title(rows: pd.DataFrame, breakdown: Breakdown) -> str:
    """Whose voice is missing. 12 words or fewer."""
    behind = rows[rows["presence"].isin([FEWER, MISSING])]
    if len(behind):
        name = group_name(str(behind["group"].iloc[0]), breakdown)
        more = f" and {counted(len(behind) - 1, 'more group')}" if len(behind) > 1 else ""
        title = f"Not reached enough: {name}{more}"
        return title if len(title.split()) <= 12 else "Some groups are not reached enough"
    if rows["presence"].eq(BY_CHANCE).any():
        return "No group clearly answered less than expected"
    if rows["ratio"].notna().any():
        return "Every group we can show answered about as expected, or more"
    return "We cannot say whose voice is missing"


def left_out(rows: pd.DataFrame, breakdown: Breakdown) -> str:
    """The same for the top of a page, with the characteristic; empty where nobody is behind."""
    behind = rows[rows["presence"].isin([FEWER, MISSING])]["group"]
    if behind.empty:
        return ""
    more = f" and {counted(len(behind) - 1, 'more group')}" if len(behind) > 1 else ""
    name = group_name(str(behind.iloc[0]), breakdown)
    return f"Not reached enough, by {lower_first(breakdown.label)}: {name}{more}."


def presence_word(row: Row) -> str:
    """How present a group is, in a few words."""
    return _WORDS[str(row["presence"])]


def presence_line(row: Row, breakdown: Breakdown) -> str:
    """One group in people: "About 4 answers for every 10 expected (between 3 and 6)."."""
    name = group_name(str(row["group"]), breakdown)
    if row["presence"] == HIDDEN:
        return f"{name}: hidden to keep answers private. That does not mean that nobody answered."
    if row["presence"] == UNASKED:
        return f"{name}: not on the form, so nobody could say they are in it."
    if row["presence"] == UNSAID:
        share = percentage(row["share"]).rstrip("%")
        return f"{share} of every 100 people who answered did not say which group they are in."
    if not is_number(row["ratio"]):
        return f"{name}: we do not know how many people there are."
    perhaps = f" {AMONG_SO_MANY}" if row["presence"] == BY_CHANCE else ""
    return f"{name}: {_of_ten(row)}{perhaps}"


def presence_sentence(rows: pd.DataFrame, breakdown: Breakdown, against: str) -> str:
    """The least present group, and how many are hidden."""
    known = rows[rows["ratio"].notna()]
    whom = AGAINST[against]
    parts = [f"Held against {whom}."]
    if len(known):
        parts.append(presence_line(known.iloc[0].to_dict(), breakdown))
    hidden = int(rows["presence"].eq(HIDDEN).sum())
    if hidden:
        parts.append(
            f"{sentence_case(counted(hidden, 'group'))} {are(hidden)} hidden to keep answers"
            " private, which does not mean that nobody answered."
        )
    unasked = rows.loc[rows["presence"].eq(UNASKED), "group"]
    return " ".join([*parts, not_on_form(unasked, breakdown)]).strip()


def not_on_form(groups: Iterable[str], breakdown: Breakdown) -> str:
    """The groups that nobody could say they are in, in a sentence; empty where there are none."""
    names = [group_name(str(each), breakdown) for each in groups]
    return f"Not on the form: {', '.join(names)}." if names else ""


def easy_presence(rows: pd.DataFrame, breakdown: Breakdown) -> str:
    """Whose voice is missing, in short words."""
    behind = rows[rows["presence"].isin([FEWER, MISSING])]
    hidden = int(rows["presence"].eq(HIDDEN).sum())
    if behind.empty and hidden:
        of = f"{counted(hidden, 'group')}. We keep {'its' if hidden == 1 else 'their'}"
        return f"We cannot say if we heard enough from {of} number back."
    if behind.empty and rows["ratio"].isna().all():
        return "We cannot say whom we did not hear."
    if behind.empty:
        return "We heard from most groups."
    names = [group_name(str(each), breakdown) for each in behind["group"]]
    which = "this group" if len(names) == 1 else "these groups"
    return f"We did not hear from enough people in {which}: {', '.join(names)}."


def done(rows: pd.DataFrame, breakdown: Breakdown) -> str:
    """What could be done about the people we have not reached."""
    behind = rows[rows["presence"].isin([FEWER, MISSING, HIDDEN])]
    return f"What could be done: {lower_first(_DONE.get(breakdown.id, _DO))}" if len(behind) else ""


def rates(rows: pd.DataFrame) -> str:
    """How many of those invited answered, where that is known."""
    known = rows[rows["rate"].notna()]
    if known.empty:
        return ""
    low, high = known["rate"].min(), known["rate"].max()
    span = percentage(low) if low == high else f"{percentage(low)} to {percentage(high)}"
    return f"Of the people who were invited, {span} of each group answered."


def presence_alt(rows: pd.DataFrame, breakdown: Breakdown, against: str) -> str:
    """What the chart of voices shows."""
    return (
        f"Dots with likely ranges: how many answered for each one expected, by "
        f"{breakdown.label.lower()}. {presence_sentence(rows, breakdown, against)} "
        "The table has every figure."
    )


def presence_table(rows: pd.DataFrame, breakdown: Breakdown) -> pd.DataFrame:
    """A row for each group: share of answers, of people, the ratio, and how many invited."""
    invited = bool(rows["rate"].notna().any())
    lines = [
        [
            group_name(str(row["group"]), breakdown),
            _answered(row),
            percentage(row["share"]) if is_number(row["share"]) else "–",
            percentage(row["people_share"]) if is_number(row["people_share"]) else "–",
            _ratio(row),
            presence_word(row),
            *([_rate(row)] if invited else []),
        ]
        for row in rows.to_dict("records")
    ]
    columns = [
        breakdown.label, "Answered", "Share of answers", "Share of people",
        "Answers for each one expected", "Presence",
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=[*columns, *(["Answered, of those invited"] * invited)])


def _answered(row: Row) -> str:
    if is_number(row["answered"]):
        return f"{rounded(row['answered']):,.0f}"
    return "Not on the form" if row["presence"] == UNASKED else "Hidden"


def _of_ten(row: Row) -> str:
    """A ratio in natural numbers, out of ten expected."""
    value, low, high = (f"{rounded(10 * float(row[n])):.0f}" for n in _LIMITS)
    plural = "answer" if value == "1" else "answers"
    return f"about {value} {plural} for every 10 expected (between {low} and {high})."


_LIMITS = ("ratio", "ratio_lower", "ratio_upper")


def _ratio(row: Row) -> str:
    if not is_number(row["ratio"]):
        return "–"
    value, low, high = (f"{float(row[name]):.2f}" for name in _LIMITS)
    return f"{value} (between {low} and {high})"


def _rate(row: Row) -> str:
    if not is_number(row["rate"]):
        return "–"
    low, high = percentage(row["rate_lower"]), percentage(row["rate_upper"])
    return f"{percentage(row['rate'])} (between {low} and {high})"
