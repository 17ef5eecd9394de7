"""Counts somebody else made, checked row by row and put in our words.

Each row says how many people (``n``) gave an answer to a question, in total or in one group of a
breakdown. The groups of a breakdown must account for everybody: what is missing is "not stated",
and a breakdown that holds more people than answered is refused.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd

from khi.intake import fixed_columns
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


def cells(sheet: Sheet, columns: Mapping[str, Column], said: Mapping[str, str]) -> pd.DataFrame:
    """The fields of every row as text, with what the person said of the whole file in place."""
    texts = fixed_columns.cells(sheet, columns, HEADINGS)
    rows = texts.rename(columns={field: f"{field}_text" for field in HEADINGS})
    for field, value in said.items():
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
            n=_whole(rows["n_text"]),
            weight=_number(rows["weight_text"], rows["n_text"]),
            weight_sq=_number(rows["weight_sq_text"], rows["n_text"]),
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
    "weight": "a number over 0",
    "weight_sq": "a number over 0",
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


def whole(tallies: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Make every breakdown account for everybody.

    Returns:
        The tallies, with "everyone" worked out where a file has only groups, and the people no
        group holds put in "not stated"; the keys of the breakdowns that hold too many people; and
        how many people were put in "not stated".
    """
    if tallies.empty:
        return tallies, tallies[[*_ASKED, "breakdown"]], 0
    everyone = _everyone(tallies)
    groups = tallies[tallies["breakdown"] != EVERYONE]
    if groups.empty:
        return added_up(everyone), groups[[*_ASKED, "breakdown"]], 0
    held = groups.groupby([*_ANSWERED, "breakdown"], as_index=False, sort=False)[_NUMBERS].sum()
    asked = held[[*_ASKED, "breakdown"]].drop_duplicates()
    expected = asked.merge(everyone[[*_ANSWERED, *_NUMBERS]], on=_ASKED)
    compared = expected.merge(
        held, on=[*_ANSWERED, "breakdown"], how="outer", suffixes=("", "_held")
    ).fillna({name: 0 for each in _NUMBERS for name in (each, f"{each}_held")})
    for name in _NUMBERS:
        compared[name] = compared[name] - compared[f"{name}_held"]
    over = compared.loc[compared["n"] < 0, [*_ASKED, "breakdown"]].drop_duplicates()
    short = compared[compared["n"] > 0].assign(group=NOT_STATED)
    short = _without(short, over)
    every = pd.concat([everyone, _without(groups, over), short[[*KEY, *_NUMBERS]]])
    every[_NUMBERS] = every[_NUMBERS].clip(lower=0)
    return added_up(every), over, int(short["n"].sum())


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


def _whole(texts: pd.Series) -> pd.Series:
    """Counts as numbers; missing where a text is not a whole number of 0 or more."""
    numbers = pd.to_numeric(texts.str.replace(",", ""), errors="coerce")
    return numbers.where((numbers >= 0) & (numbers % 1 == 0))


def _number(texts: pd.Series, counts: pd.Series) -> pd.Series:
    """Weights as numbers; the count itself where there is no weight."""
    numbers = pd.to_numeric(texts.str.replace(",", ""), errors="coerce")
    numbers = numbers.where(np.isfinite(numbers) & (numbers >= 0))
    return numbers.where(texts != "", _whole(counts))
