"""How one group of people does in every area, in words: who is ahead, and who cannot be told apart.

Frames here are rows of ``publication.fairness.level_in_places``: one for each area, with ``name``
and ``standing``. Nothing here counts places from the top, and nothing says why an area is ahead.
"""

from collections.abc import Sequence

import pandas as pd

from khi.model import Breakdown, Indicator
from khi.model.in_words import listed, lower_first
from khi.wording.behind import group_name
from khi.wording.compare import all_of, compared_table
from khi.wording.findings import Row, difference, is_shown, likely_between, reason
from khi.wording.numbers import are, counted, have, number, sentence_case, spelt

TITLE = "Who is doing better for the same people?"
SAYS = "Areas that stand alike are A to Z, so nobody is ranked. Being ahead does not say why."
WITHIN = "Area by area, with likely ranges."
LEARN = "Who could we learn from?"
ALONE = "There is no other area to stand beside yet"

HERE, UNSURE, ABSENT = "here", "unsure", "absent"
_LEADS = ("better", "higher", "lower")
_MOST_NAMED, _TITLE = 2, 12
_WORDS = {
    HERE: "This area", "better": "Ahead", "worse": "Behind", "higher": "Higher",
    "lower": "Lower", "similar": "Too close", UNSURE: "Not compared", ABSENT: "–",
}  # fmt: skip
_THAN = {"better": "ahead of", "worse": "behind", "higher": "higher than", "lower": "lower than"}
_EASY = {"better": "better", "worse": "worse", "higher": "higher", "lower": "lower"}


def people_of(group: str, breakdown: Breakdown) -> str:
    """Those in a group, in the middle of a sentence: "disabled people"."""
    named = next((each.people for each in breakdown.groups if each.code == group), "")
    return named or f"people in the group “{group_name(group, breakdown)}”"


def word(row: Row) -> str:
    """How an area stands beside the reader's own, in a word or three."""
    few = row["standing"] == UNSURE and row["indicative"]
    return "Few answers" if few else _WORDS[row["standing"]]


def heading(standing: str, count: int, here: str) -> str:
    """The line above areas that stand alike: "Five areas ahead of Saltrigg"; none above one's own.

    ``count`` is of all of them, those that are not named too.
    """
    areas = sentence_case(counted(count, "area"))
    if standing in _THAN:
        return f"{areas} {_THAN[standing]} {here}"
    others = {"similar": "too close to tell apart", UNSURE: "not compared", ABSENT: "not shown"}
    return f"{areas} {others[standing]}" if standing in others else ""


def levels_title(areas: pd.DataFrame, here: str, people: str) -> str:
    """Who is ahead for these people, by name where they are few. 12 words or fewer."""
    own = areas[areas["standing"].eq(HERE)].to_dict("records")
    if not any(is_shown(row) and not row["indicative"] for row in own):
        return _short([f"{here} cannot be compared for {people}"], people)
    if not areas["standing"].isin(["similar", *_THAN]).any():
        return _short([f"No other area has enough answers for {people}"], people)
    found = _found(areas)
    lead = next((each for each in _LEADS if each in found), "")
    if not lead:
        stands = f"is clearly ahead of {here} for {people}"
        return _short([f"No area {stands}", f"None {stands}", f"No area {stands}"], people)
    names, stand = found[lead], f"{are(len(found[lead]))} {_THAN[lead]} {here} for {people}"
    few = [f"{listed(names)} {stand}"] if len(names) <= _MOST_NAMED else []
    return _short([*few, f"{sentence_case(counted(len(names), 'area'))} {stand}"], people)


def levels_sentence(areas: pd.DataFrame, here: str) -> str:
    """How many can be told apart, how many cannot, and how many are withheld or missing."""
    counts = areas["standing"].value_counts()
    own = areas[areas["standing"].eq(HERE)].to_dict("records")
    why = [f"{here}: {reason(row)}" for row in own if not is_shown(row)]
    few = [f"{here} had too few answers to compare." for row in own
           if is_shown(row) and row["indicative"]]  # fmt: skip
    apart = [each for each in _THAN if counts.get(each)]
    clear = [f"By more than chance, {_counted_apart(apart, counts, here)}."] if apart else []
    close = counts.get("similar", 0)
    same = [f"{sentence_case(counted(close, 'area'))} {are(close)} too close to tell apart."]
    return " ".join([*why, *few, *clear, *(same if close else []), *_unshown(areas)])


def _counted_apart(apart: Sequence[str], counts: "pd.Series[int]", here: str) -> str:
    """How many stand on each side: "nine areas are ahead of Saltrigg and one is behind it"."""
    said: list[str] = []
    for each in apart:
        count = int(counts[each])
        who, whom = (spelt(count), "it") if said else (counted(count, "area"), here)
        said.append(f"{who} {are(count)} {_THAN[each]} {whom}")
    return listed(said)


def _unshown(areas: pd.DataFrame) -> list[str]:
    """Areas that are not compared, withheld and missing: each a different thing."""
    others = areas[areas["standing"].ne(HERE)]
    thin = int((others["standing"].eq(UNSURE) & others["indicative"].eq(True)).sum())
    absent = others[others["standing"].eq(ABSENT)]
    missing = int(absent["absence"].isin(_MISSING).sum())
    held = len(absent) - missing
    return [
        f"{sentence_case(counted(count, 'area'))} {have(count)} {what}."
        for count, what in (
            (thin, "too few answers to compare"),
            (held, "a figure that we hold back"),
            (missing, "nothing recorded for them"),
        )
        if count
    ]


_MISSING = [
    "not asked", "not yet due", "not submitted", "not applicable", "not available",
    "no data recorded",
]  # fmt: skip


def alone(here: str) -> str:
    """Where no other area has figures for the same outcome and time."""
    return (
        f"No other area has figures for this outcome and time, so {here} stands alone. Choose"
        " another outcome or quarter, or add a survey of another area."
    )


def learn_says(here: str) -> str:
    """Which of the areas ahead are named first, above what is known of each."""
    return f"{LEARN} Some that are ahead, those like {here} on the whole first."


def who_is_named(here: str) -> str:
    """Which of many areas the picture names, and where all of them are."""
    return (
        f"Named here: {here}, areas ahead of it, and others like it or near it. Each thin mark is"
        " one other area. A heading counts those too. The table has them all."
    )


def silent(count: int) -> str:
    """The areas of which nothing at all is known for this; empty where there are none."""
    areas = sentence_case(counted(count, "more area"))
    return f"{areas} {have(count)} nothing recorded for this outcome." if count else ""


def easy_levels(areas: pd.DataFrame, here: str, people: str) -> str:
    """The comparison in short words."""
    own = areas[areas["standing"].eq(HERE)].to_dict("records")
    if not any(is_shown(row) and not row["indicative"] for row in own):
        return f"Too few people answered in {here} to compare."
    found = _found(areas)
    if not found:
        return f"No place is clearly better than {here} for {people}."
    return " ".join(
        f"{sentence_case(counted(len(names), 'area'))} {are(len(names))} {_EASY[verdict]}"
        f" than {here} for {people}."
        for verdict, names in found.items()
    )


def levels_alt(areas: pd.DataFrame, indicator: Indicator, here: str, people: str) -> str:
    """Who stands apart, and where the reader's area stands, for those who do not see the chart."""
    own = areas[areas["standing"].eq(HERE)].to_dict("records")
    stands = "".join(
        f"{here} is at {number(row['value'], indicator)}. {likely_between(row, indicator)} "
        for row in own
        if is_shown(row)
    )
    found = "".join(
        f"{sentence_case(_THAN[verdict])} {here}: {all_of(names)}. "
        for verdict, names in _found(areas).items()
    )
    return (
        f"Dots with likely ranges of {indicator.short} for {people}, in {here} and "
        f"{counted(len(areas) - len(own), 'other area')}. {stands}{found}"
        f"{levels_sentence(areas, here)} The table has every figure."
    )


def levels_table(areas: pd.DataFrame, indicator: Indicator, here: str) -> pd.DataFrame:
    """A row for each area: its figure, and how it stands beside the reader's own."""
    plain = compared_table(areas, indicator)
    rows = areas.to_dict("records")
    return plain.iloc[:, :-1].assign(
        **{
            f"Beside {here}": [word(row) for row in rows],
            "How far apart": [_apart(row, indicator, here) for row in rows],
        }
    )


def _apart(row: Row, indicator: Indicator, here: str) -> str:
    """The difference; and that it may be chance, where one of so many may differ by as much."""
    if not is_shown(row) or row["standing"] not in ("similar", *_THAN):
        return "–"
    words = difference(row, indicator, than=here)
    alone = row["difference_lower"] * row["difference_upper"] > 0
    by_chance = alone and row["standing"] == "similar"
    return f"May be chance: {lower_first(words)}" if by_chance else words


def _found(areas: pd.DataFrame) -> dict[str, list[str]]:
    """The names of the areas that stand apart, by how they do."""
    named = {each: list(areas.loc[areas["standing"].eq(each), "name"]) for each in _THAN}
    return {standing: names for standing, names in named.items() if names}


def _short(titles: Sequence[str], people: str) -> str:
    """The first that has 12 words or fewer; if none has, the last, of "this group"."""
    fits = next((each for each in titles if len(each.split()) <= _TITLE), "")
    return fits or titles[-1].replace(f"for {people}", "for this group")
