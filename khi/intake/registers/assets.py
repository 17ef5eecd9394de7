"""A register of what a place has: one row for each group, place, organisation, fund or skill.

Addresses, phone numbers, e-mail addresses and points on a map are left out, whoever they belong
to: we cannot tell an organisation's from somebody's own.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from uuid import uuid4

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import fixed_columns
from khi.intake.checking.people import check_long_rows, check_skipped
from khi.intake.checking.problems import Level, Problems, counted
from khi.intake.drafting.draft import Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Meanings
from khi.intake.matching.words import fold
from khi.intake.sheet import Column, Sheet
from khi.intake.times.days import day_of
from khi.model import Asset, AssetKind, KhiError, Position, Register, link, typed

KIND: Final = "assets"

HEADINGS: fixed_columns.Headings = {
    "area": ("area code", "area", "area name", "council", "local authority", "la code"),
    "name": ("name", "asset", "asset name", "organisation", "group name", "what"),
    "neighbourhood": ("neighbourhood", "ward", "locality", "town", "village", "district centre"),
    "kind": ("kind", "type", "asset type", "type of asset", "kind of asset"),
    "category": ("category", "family"),
    "approach": ("approach", "community approach", "model"),
    "position": ("position", "stands"),
    "about": ("about", "description", "what it does", "opening times"),
    "website": ("website", "web site", "url", "link", "web address"),
    "checked": ("last checked", "checked", "checked on", "date checked", "updated", "last updated"),
}
"""What each column may be called."""

_OF_A_REGISTER = ("kind", "category", "approach", "website", "checked")
_NOT_OURS = frozenset({"question", "answer", "indicator", "value", "people", "period", "quarter"})
_LONGEST = {"name": 120, "about": 300, "neighbourhood": 80}
_DISTINCT = 0.5


def is_register(sheet: Sheet) -> bool:
    """Whether a sheet is a register of assets: by its headings, and names that differ."""
    found = fixed_columns.found(sheet, HEADINGS)
    names = {fold(column.name) for column in sheet.columns}
    if not {"area", "name"} <= set(found) or names & _NOT_OURS:
        return False
    if not any(field in found for field in _OF_A_REGISTER):
        return False
    rows = fixed_columns.cells(sheet, found, HEADINGS)
    different = rows[["area", "neighbourhood", "name"]].drop_duplicates()
    return bool(len(rows)) and len(different) >= _DISTINCT * len(rows)


def assets_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Check a register, and say what is the matter with each row and what was left out."""
    problems, found = Problems(), fixed_columns.found(sheet, HEADINGS)
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    rows = _read(fixed_columns.cells(sheet, found, HEADINGS), catalogue, origin)
    good = _checked(rows, found, problems)
    _leave_out(good, found, problems)
    kept = _assets(good, catalogue)
    invented = bool(len(kept)) and bool(kept["invented"].all())
    upload = origin.upload(sheet.ledger(rejected=sheet.rows - len(good)))
    return Draft(
        upload=upload.model_copy(update={"kind": KIND, "invented": upload.invented or invented}),
        kind=KIND,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=fixed_columns.matches(
            sheet,
            fixed_columns.places(found),
            fixed_columns.ROLES,
            rest=Role.FIGURE,
            why="a register of assets does not need it",
        ),
        beside={"asset": kept} if len(kept) else {},
        details=details_of(sheet),
    )


def _read(rows: pd.DataFrame, catalogue: Catalogue, origin: Origin) -> pd.DataFrame:
    """Every row with what its words mean; None where a word it needs could not be read."""
    register, meanings = catalogue.register_of_assets, Meanings(catalogue, origin.choices)
    places = meanings.places
    said = places.code(origin.choices.area) if origin.choices.area else None
    of_file = _kind(origin.name.rsplit(".", 1)[0], register, within=True)
    found = _approach_of(register)
    approach = [_first(found, (row["approach"], row["name"])) for row in rows.to_dict("records")]
    return rows.assign(
        area_code=[said or places.code(each) for each in rows["area"]],
        kind_of=[
            _kind(row["kind"], register, within=True)
            or (None if row["kind"] else _kind(row["name"], register, within=True) or of_file)
            for row in rows.to_dict("records")
        ],
        approach_id=approach,
        category_id=[_category(each, register) for each in rows["category"]],
        position_of=[_position(each) for each in rows["position"]],
        checked_on=[day_of(each) if each else None for each in rows["checked"]],
    )


def _kind(text: str, register: Register, *, within: bool = False) -> AssetKind | None:
    """The kind of asset a text names; with ``within``, the last kind that is a part of it."""
    folded = f" {fold(text)} "
    for kind in AssetKind:
        for word in sorted((kind.value, *register.words.get(kind, ())), key=len, reverse=True):
            plain = fold(word)
            spellings = {plain, f"{plain}s", f"{plain[:-1]}ies"}
            if any(f" {each} " == folded for each in spellings):
                return kind
            if within and any(f" {each} " in folded for each in spellings):
                return kind
    return None


def _approach_of(register: Register) -> dict[str, str]:
    """Every way an approach is written, and its id."""
    return {
        fold(word): approach.id
        for approach in register.approaches
        for word in (approach.title, approach.id.replace("_", " "), *approach.aliases)
    }


def _first(known: Mapping[str, str], texts: Iterable[str]) -> str:
    """The approach that one of the texts names, as the whole of it or as words within it."""
    for text in texts:
        folded = f" {fold(text)} "
        for word in sorted(known, key=len, reverse=True):
            if f" {word} " in folded:
                return known[word]
    return ""


def _category(text: str, register: Register) -> str:
    known = {fold(word): each.id for each in register.categories for word in (each.id, each.label)}
    return known.get(fold(text), "")


def _position(text: str) -> str:
    known = {fold(each.value): each.value for each in Position}
    return known.get(fold(text), "")


def _checked(rows: pd.DataFrame, found: Mapping[str, Column], problems: Problems) -> pd.DataFrame:
    """The rows that can be kept; for each of the others, one reason."""
    kinds = ", ".join(each.value for each in AssetKind)
    faults = {
        "area": (rows["area_code"].isna(), "the name of an area, or its code"),
        "name": (
            rows["name"].eq("") | rows["name"].map(fixed_columns.is_private),
            "what it is called, with nothing that belongs to one person",
        ),
        "kind": (rows["kind_of"].isna(), f"one of: {kinds}"),
    }
    bad = pd.Series(False, index=rows.index)
    for field, (fault, accepted) in faults.items():
        fixed_columns.refuse(problems, rows[fault & ~bad], field, found.get(field), accepted)
        bad |= fault
    return rows[~bad]


def _leave_out(rows: pd.DataFrame, found: Mapping[str, Column], problems: Problems) -> None:
    """Say which words were left out of rows that are kept, and never what they were."""
    private = rows["about"].map(fixed_columns.is_private)
    checks = {
        "about": (private, "may belong to a person"),
        "website": (rows["website"].map(_is_no_link), "is no web address"),
        "checked": (rows["checked"].ne("") & rows["checked_on"].isna(), "is not a date"),
        "category": (
            rows["category"].ne("") & rows["category_id"].eq(""),
            "is no category of the register",
        ),
        "position": (
            rows["position"].ne("") & rows["position_of"].eq(""),
            "is none of: " + ", ".join(each.value for each in Position),
        ),
    }
    for field, (fault, why) in checks.items():
        if fault.any():
            problems.add(
                Level.WARNING,
                f"{counted(int(fault.sum()), 'row')}: what stands in “{field}” {why}. It was left"
                " out, and the rest of the row is kept.",
                column=found.get(field),
                rows=[int(row) for row in rows.loc[fault, "row"]],
            )


def _is_no_link(text: str) -> bool:
    return bool(text) and fold(text) not in ("na", "none", "n a") and not _link(text)


def _link(text: str) -> str:
    """A web address as it may be kept; empty where it is none."""
    try:
        return link(text if "://" in text else f"https://{text}")
    except KhiError:
        return ""


def _assets(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows as the store keeps them, without the upload."""
    approaches = {each.id: each for each in catalogue.register_of_assets.approaches}
    made = []
    for row in rows.to_dict("records"):
        approach = approaches.get(str(row["approach_id"]))
        position = row["position_of"] or (approach.position.value if approach else "")
        made.append(
            {
                "id": uuid4().hex,
                "area": row["area_code"],
                **{name: _short(row[name], name) for name in ("neighbourhood", "name", "about")},
                "kind": str(row["kind_of"]),
                "category": row["category_id"] or (approach.category if approach else ""),
                "approach": row["approach_id"],
                "position": position,
                "website": _link(row["website"]) if row["website"] else "",
                "checked_on": _day(row["checked_on"]),
                "invented": catalogue.area(str(row["area_code"])).invented,
            }
        )
    columns = [name for name in Asset.model_fields if name != "upload"]
    return pd.DataFrame(made, columns=columns)


def _short(text: object, name: str) -> str:
    """A text with nothing hidden in it, no longer than it may be; empty where it is private."""
    words = str(text)
    if fixed_columns.is_private(words) or fold(words) in ("na", "n a", "none"):
        return ""
    return typed(words[: _LONGEST[name] * 2], field=name, most=_LONGEST[name] * 2)[: _LONGEST[name]]


def _day(found: object) -> pd.Timestamp | None:
    return pd.Timestamp(found) if isinstance(found, date) else None
