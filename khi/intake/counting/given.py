"""Counts somebody else made, checked row by row and put in our words.

Each row says how many people (``n``) gave an answer to a question, in total or in one group of a
breakdown. The groups of a breakdown must account for everybody: what is missing is "not stated",
and a breakdown that holds more people than answered is refused.

Where answers are weighted, a row says what the weights of its people come to (``weight``) and what
their squares come to (``weight_sq``): each person's weight times itself, added up. Without the
squares nobody can say how sure a figure is, so one without the other is refused.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.intake import fixed_columns
from khi.intake.counting import weights
from khi.intake.matching.headings import Headings, Role
from khi.intake.matching.matches import Meanings
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.times.days import QuarterOf, quarter_of
from khi.model import EVERYONE, NOT_STATED

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "question": ("question", "question id", "item", "measure"),
    "answer": ("answer", "answer code", "response", "answer label", "option", "answer choice"),
    "n": (
        "n", "count", "people", "respondents", "responses", "frequency", "number", "total",
        "number of respondents", "number of people", "number of responses", "no of respondents",
    ),
    "area": ("area", "area code", "area name", "council", "local authority"),
    "quarter": ("quarter", "period", "date", "financial quarter"),
    "breakdown": ("breakdown", "group type", "characteristic"),
    "group": ("group", "group label", "group code"),
    "weight": ("weight", "weighted n", "sum of weights", "weighted count"),
    "weight_sq": ("weight sq", "sum of squared weights"),
}  # fmt: skip
"""What each column of a counted file may be called."""

NEEDED = ("question", "answer", "n")
"""The columns without which nothing is counted."""

KEY = ["question", "answer", "area", "quarter", "breakdown", "group"]
_ASKED = ["question", "area", "quarter"]
_ANSWERED = [*_ASKED, "answer"]
_NUMBERS = ["n", "weight", "weight_sq"]
_ALL = frozenset({"", "all", "everyone", "total", "all people", "overall"})


def cells(
    sheet: Sheet, columns: Mapping[str, Column], whole_file: Mapping[str, str]
) -> pd.DataFrame:
    """The fields of every row as text, with what the person said of the whole file in place."""
    texts = fixed_columns.cells(sheet, columns, HEADINGS)
    rows = texts.rename(columns={field: f"{field}_text" for field in HEADINGS})
    for field, value in whole_file.items():
        if value:
            rows[f"{field}_text"] = value
    return rows


class Reader:
    """Text into codes, a field at a time; each different text is read once."""

    def __init__(
        self, meanings: Meanings, headings: Headings, given: Iterable[str], year: QuarterOf
    ) -> None:
        """``given`` are the fields that have a column, so that a blank cell is a fault.

        ``year`` is the one that "Q1 2025" is of.
        """
        self._meanings, self._headings, self._given = meanings, headings, frozenset(given)
        self._year = year

    def read(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows with a code in every field; None where it could not be read."""
        rows = rows.assign(
            question=self._one(rows, "question_text", self._question),
            area=self._one(rows, "area_text", self._area),
            quarter=self._one(rows, "quarter_text", self._quarter),
            breakdown=self._one(rows, "breakdown_text", self._breakdown),
        )
        return rows.assign(
            answer=self._two(rows, "question", "answer_text", self._answer),
            group=self._two(rows, "breakdown", "group_text", self._group),
            **_weighed(rows),
        )

    def accepted(self, field: str, row: pd.Series) -> tuple[str, Callable[[str], str]]:
        """What a field accepts in a row, in a line, and how to guess what was meant."""
        places = self._meanings.places
        match field:
            case "area":
                return places.says, places.guess
            case "answer":
                accepted = self._meanings.accepted(Role.QUESTION, row["question"])
                return accepted.says, accepted.guess
            case "group" if row["breakdown"] == EVERYONE:
                return _NO_BREAKDOWN, lambda text: ""
            case "group":
                accepted = self._meanings.accepted(Role.BREAKDOWN, row["breakdown"])
                return accepted.says, accepted.guess
        return _SAYS[field], lambda text: ""

    def _one(
        self, rows: pd.DataFrame, text: str, reading: Callable[[str], str | None]
    ) -> pd.Series:
        return rows[text].map({each: reading(each) for each in rows[text].unique()})

    def _two(
        self, rows: pd.DataFrame, of: str, text: str, reading: Callable[[str, str], str | None]
    ) -> list[str | None]:
        pairs = list(zip(rows[of], rows[text], strict=True))
        meant = {
            pair: reading(*pair) if isinstance(pair[0], str) else None
            for pair in dict.fromkeys(pairs)
        }
        return [meant[pair] for pair in pairs]

    def _area(self, text: str) -> str | None:
        if not text and "area" not in self._given:
            return ""
        return self._meanings.places.code(text)

    def _quarter(self, text: str) -> str | None:
        return (
            "" if not text and "quarter" not in self._given else quarter_of(text, year=self._year)
        )

    def _question(self, text: str) -> str | None:
        return self._named(text, Role.QUESTION)

    def _breakdown(self, text: str) -> str | None:
        return EVERYONE if fold(text) in _ALL else self._named(text, Role.BREAKDOWN)

    def _named(self, text: str, role: Role) -> str | None:
        found = (each.target for each in self._headings.candidates([text]) if each.role is role)
        return next(found, None)

    def _answer(self, question: str, text: str) -> str | None:
        return self._meanings.accepted(Role.QUESTION, question).code(text) or None

    def _group(self, breakdown: str, text: str) -> str | None:
        if breakdown == EVERYONE:
            return EVERYONE if fold(text) in _ALL else None
        return self._meanings.accepted(Role.BREAKDOWN, breakdown).code(text) or NOT_STATED


_NO_BREAKDOWN = "nothing here, or a column “breakdown” that says what the groups are, such as sex"
_SAYS = {
    "question": "the id or the wording of a question in the catalogue",
    "answer": "an answer to the question",
    "quarter": "a quarter such as 2025-Q1 (April to June)",
    "breakdown": '"all", or the name of a breakdown',
    "group": "a group of the breakdown",
    "n": "a whole number of people, 0 or more",
    "weight": "what the weights of these people come to, a number over 0, in every row",
    "weight_sq": "what the squares of their weights come to: each person's weight times itself,"
    " added up",
}


def unreadable(rows: pd.DataFrame) -> pd.Series:
    """The first field of each row that could not be read; None where all could."""
    order = ("question", "answer", "area", "quarter", "breakdown", "group", *_NUMBERS)
    fault = pd.Series([None] * len(rows), index=rows.index, dtype=object)
    for field in reversed(order):
        fault = fault.mask(rows[field].isna(), field)
    return fault


def added_up(rows: pd.DataFrame) -> pd.DataFrame:
    """The tallies, rows of one key added."""
    return rows.groupby(KEY, as_index=False, sort=False)[_NUMBERS].sum()


class Whole(NamedTuple):
    """Tallies in which every breakdown accounts for everybody, and what was the matter.

    ``over`` names the breakdowns that hold too many people, ``odd`` the questions and breakdowns
    whose weights contradict each other; ``unsaid`` is how many people were put in "not stated".
    """

    tallies: pd.DataFrame
    over: pd.DataFrame
    odd: pd.DataFrame
    unsaid: int


def whole(tallies: pd.DataFrame) -> Whole:
    """Put weights on one scale, and make every breakdown account for everybody.

    "Everyone" is worked out where a file has only groups, and people no group holds are put in
    "not stated". What is the matter is left out.
    """
    named = tallies[[*_ASKED, "breakdown"]]
    off = weights.rounded(_everyone(tallies))
    odd = named[weights.impossible(tallies, off)].drop_duplicates()
    odd = named.merge(odd[_ASKED].drop_duplicates(), on=_ASKED).drop_duplicates()
    tallies = _without(tallies, odd[_ASKED].drop_duplicates())
    everyone = _everyone(tallies)
    groups = tallies[tallies["breakdown"] != EVERYONE]
    if groups.empty:
        return Whole(added_up(weights.on_one_scale(everyone, everyone)), named.iloc[:0], odd, 0)
    compared = _compared(everyone, groups)
    over = compared[compared["n"] < compared["n_held"]][[*_ASKED, "breakdown"]].drop_duplicates()
    unlike = compared[weights.disagree(compared, off)][[*_ASKED, "breakdown"]].drop_duplicates()
    odd = pd.concat([odd, _without(unlike, over)], ignore_index=True)
    groups, short = _fitted(groups, _without(compared, pd.concat([over, unlike])))
    every = weights.on_one_scale(pd.concat([everyone, groups, short]), everyone)
    return Whole(added_up(every), over, odd, int(short["n"].sum()))


def _compared(everyone: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """For each answer and breakdown, what everyone comes to and what its groups hold of that."""
    by = [*_ANSWERED, "breakdown"]
    held = groups.groupby(by, as_index=False, sort=False)[_NUMBERS].sum()
    held["rows"] = groups.groupby(by, sort=False).size().to_numpy()
    asked = held[[*_ASKED, "breakdown"]].drop_duplicates()
    expected = asked.merge(everyone[[*_ANSWERED, *_NUMBERS]], on=_ASKED)
    compared = expected.merge(held, on=by, how="outer", suffixes=("", "_held"))
    return compared.fillna(
        {name: 0 for each in _NUMBERS for name in (each, f"{each}_held")} | {"rows": 0}
    )


def _fitted(groups: pd.DataFrame, compared: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Groups whose weights add up to no more than everyone's; and who is in none of them."""
    fit = weights.fitted(compared)
    factors = compared[[*_ANSWERED, "breakdown"]].assign(by=fit["by"], by_sq=fit["by_sq"])
    held = groups.merge(factors, on=[*_ANSWERED, "breakdown"])
    held["weight"], held["weight_sq"] = (
        held["weight"] * held.pop("by"),
        held["weight_sq"] * held.pop("by_sq"),
    )
    left = compared.assign(
        n=compared["n"] - compared["n_held"],
        weight=fit["weight"],
        weight_sq=fit["weight_sq"],
        group=NOT_STATED,
    )
    return held, left.loc[left["n"] > 0, [*KEY, *_NUMBERS]]


def _everyone(tallies: pd.DataFrame) -> pd.DataFrame:
    """The rows for everyone; from the groups of the first breakdown where a file has none."""
    given = tallies[tallies["breakdown"] == EVERYONE]
    groups = tallies[tallies["breakdown"] != EVERYONE]
    first = groups.groupby(_ASKED, sort=False)["breakdown"].transform("first")
    alone = _without(groups[groups["breakdown"] == first], given[_ASKED].drop_duplicates())
    summed = alone.groupby(_ANSWERED, as_index=False, sort=False)[_NUMBERS].sum()
    return pd.concat([given, summed.assign(breakdown=EVERYONE, group=EVERYONE)], ignore_index=True)


def _without(tallies: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    """The tallies whose key is not among the keys."""
    on = list(keys.columns)
    marked = tallies.merge(keys.assign(found=True), on=on, how="left")
    return marked[marked["found"].isna()].drop(columns="found")


def rows_of(rows: pd.DataFrame, keys: pd.DataFrame) -> list[int]:
    """The rows of the file that belong to some keys."""
    return [int(row) for row in rows.merge(keys, on=list(keys.columns))["row"]]


def _whole_numbers(texts: pd.Series) -> pd.Series:
    """Counts as numbers; missing where a text is not a whole number of 0 or more."""
    numbers = pd.to_numeric(texts.str.replace(",", ""), errors="coerce")
    return numbers.where((numbers >= 0) & (numbers % 1 == 0))


def _weighed(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """The people of each row, what their weights come to, and the squares of these.

    In a file without weights everybody counts once. In one with any, every row needs both.
    """
    n = _whole_numbers(rows["n_text"])
    if not (rows["weight_text"].ne("") | rows["weight_sq_text"].ne("")).any():
        return {"n": n, "weight": n, "weight_sq": n}
    weight, squares = _sums(rows["weight_text"]), _sums(rows["weight_sq_text"])
    return {"n": n, "weight": weight.where((weight > 0) | n.eq(0)), "weight_sq": squares}


def _sums(texts: pd.Series) -> pd.Series:
    """Sums of weights as numbers; missing where a text is not a number of 0 or more."""
    numbers = pd.to_numeric(texts.str.replace(",", ""), errors="coerce")
    return numbers.where(np.isfinite(numbers) & (numbers >= 0))
