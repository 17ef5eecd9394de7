"""A draft from a table of how many people there are in each group: who lives here, who was asked.

One row for each area, breakdown and group. It holds counts of people, and nobody's answers. A count
of fewer people than a figure may rest on would say something of each of them, so the groups it
stands among are not taken until it is put together with another.
"""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import fixed_columns
from khi.intake.checking.people import check_long_rows, check_skipped
from khi.intake.checking.problems import Level, Problems, counted
from khi.intake.drafting.draft import Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.matching.headings import Headings, Role
from khi.intake.matching.matches import Meanings
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import period
from khi.model import EVERYONE

KIND: Final = "people by group"

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "area": ("area", "area code", "area name", "council", "local authority"),
    "breakdown": ("breakdown", "characteristic", "group type"),
    "group": ("group", "group label", "group code"),
    "people": ("people", "number of people", "population", "count"),
    "as_of": ("as of", "year", "quarter", "period", "date"),
    "who": ("who", "of whom", "which people"),
}
"""What each column may be called."""

NEEDED: Final = ("area", "breakdown", "group", "people", "as_of")
_NOT_OURS = frozenset({"question", "answer", "question id", "indicator", "value"})
_ALL = frozenset({"all", "everyone", "total", "all people", "overall"})
_ADULTS = frozenset({"adults", "18 and over", "18+", "aged 18 and over"})
_WHO = {
    "population": ("", "population", "people who live here", "residents", "everyone here"),
    "support": ("support", "people who draw on support", "draw on support", "people with support"),
    "invited": ("invited", "people invited", "asked to answer", "sent the survey"),
}
_SAYS = {
    "area": "the name of an area, or its code",
    "breakdown": '"all", or the name of a breakdown in the catalogue',
    "group": "a group of the breakdown",
    "people": "a whole number of people, 0 or more",
    "as_of": "a year such as 2021, or a quarter such as 2026-Q2",
    "who": "population, support or invited",
}
_WHY = "a column that a table of people does not need"
_KEY = ["who", "area", "breakdown", "group", "as_of"]
_SET = ["who", "area", "breakdown", "as_of"]


def is_people_table(sheet: Sheet) -> bool:
    """Whether a sheet is such a table, by its headings."""
    names = {fold(column.name) for column in sheet.columns}
    found = fixed_columns.found(sheet, HEADINGS)
    return all(field in found for field in NEEDED[:4]) and not names & _NOT_OURS


def people_table_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Check the numbers of people in a sheet, and say what is the matter with each row."""
    problems, columns = Problems(), fixed_columns.found(sheet, HEADINGS)
    rows = _read(sheet, columns, catalogue, origin)
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    fault = _unreadable(rows)
    _check_rows(rows, fault, columns, problems)
    good = rows[fault.isna()]
    people = good.groupby(_KEY, as_index=False, sort=False)["people"].sum()
    few = _too_few(people, catalogue.policy.threshold)
    refused = good.merge(few, on=_SET)
    _check_few(refused, catalogue.policy.threshold, columns, problems)
    rejected = int(fault.notna().sum()) + len(refused)
    kept = people.merge(few.assign(few=True), on=_SET, how="left")
    kept = kept[kept["few"].isna()].drop(columns="few")
    ledger = sheet.ledger(rejected=rejected)
    upload = origin.upload(ledger)
    return Draft(
        upload=upload.model_copy(update={"kind": KIND}),
        kind=KIND,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=fixed_columns.matches(
            sheet, fixed_columns.places(columns), fixed_columns.ROLES, rest=Role.COUNT, why=_WHY
        ),
        beside=_tables(kept.assign(source=upload.source)),
        details=details_of(sheet),
    )


def _read(
    sheet: Sheet, columns: Mapping[str, Column], catalogue: Catalogue, origin: Origin
) -> pd.DataFrame:
    """Every row with a code in every field; None where it could not be read."""
    texts = fixed_columns.cells(sheet, columns, HEADINGS)
    rows = texts.rename(columns={field: f"{field}_text" for field in HEADINGS})
    meanings, headings = Meanings(catalogue, origin.choices), Headings(catalogue, [])
    whom = {spelling: who for who, spellings in _WHO.items() for spelling in map(fold, spellings)}
    numbers = pd.to_numeric(rows["people_text"].str.replace(",", ""), errors="coerce")
    rows = rows.assign(
        area=rows["area_text"].map(meanings.places.code),
        breakdown=rows["breakdown_text"].map(lambda text: _breakdown(text, headings)),
        people=numbers.where((numbers >= 0) & (numbers % 1 == 0)),
        as_of=rows["as_of_text"].map(_period),
        who=rows["who_text"].map(lambda text: whom.get(fold(text))),
    )
    pairs = list(zip(rows["breakdown"], rows["group_text"], strict=True))
    shown: dict[tuple[object, str | None], str] = {
        (each.id, group.code): group.within or group.code
        for each in catalogue.breakdowns.values()
        for group in each.groups
    }
    codes = [_group(*pair, meanings) for pair in pairs]
    return rows.assign(
        group=[shown.get((each[0], code), code) for each, code in zip(pairs, codes, strict=True)]
    )


def _period(text: str) -> str | None:
    found = period(text)
    return found.id if found else None


def _breakdown(text: str, headings: Headings) -> str | None:
    if fold(text) in _ALL:
        return EVERYONE
    found = (each.target for each in headings.candidates([text]) if each.role is Role.BREAKDOWN)
    return next(found, None)


def _group(breakdown: object, text: str, meanings: Meanings) -> str | None:
    if not isinstance(breakdown, str):
        return None
    if breakdown == EVERYONE:
        return "adults" if fold(text) in _ADULTS else EVERYONE if fold(text) in _ALL else None
    return meanings.accepted(Role.BREAKDOWN, breakdown).code(text) or None


def _unreadable(rows: pd.DataFrame) -> "pd.Series[object]":
    """The first field of each row that could not be read; None where all could."""
    fault = pd.Series([None] * len(rows), index=rows.index, dtype=object)
    for field in reversed(("who", *NEEDED)):
        fault = fault.mask(rows[field].isna(), field)
    return fault


def _check_rows(
    rows: pd.DataFrame,
    fault: "pd.Series[object]",
    columns: Mapping[str, Column],
    problems: Problems,
) -> None:
    """One error for each field and text that could not be read."""
    for field, faulty in rows.groupby(fault, sort=False):
        named = str(field)
        texts = faulty.assign(**{named: faulty[f"{named}_text"]})
        fixed_columns.refuse(problems, texts, named, columns.get(named), _SAYS[named])


def _too_few(people: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """The sets of groups of which one has fewer people than a figure may rest on."""
    small = people[people["people"].lt(threshold)]
    return small[_SET].drop_duplicates()


def _check_few(
    refused: pd.DataFrame, threshold: int, columns: Mapping[str, Column], problems: Problems
) -> None:
    """Say which groups were not taken because one of them is of a few people."""
    if len(refused):
        problems.add(
            Level.ERROR,
            f"{counted(len(refused), 'row')}: one of the groups has fewer than {threshold} people."
            " Put it together with another group, and its number too. None of these groups is"
            " kept until then, or the small one could be worked out.",
            column=columns.get("people"),
            rows=[int(row) for row in refused["row"]],
        )


def _tables(people: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each table of the store that the file fills."""
    lives_here = people["who"].eq("population")
    named = ["area", "breakdown", "group", "people", "as_of", "source"]
    tables = {
        "population": people.loc[lives_here, named],
        "approached": people.loc[~lives_here, ["who", *named]],
    }
    return {name: rows for name, rows in tables.items() if len(rows)}
