"""A draft from a table of figures: what the system did, by area and period."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import fixed_columns
from khi.intake.checking.people import check_long_rows, check_skipped
from khi.intake.checking.problems import Level, counted
from khi.intake.drafting.draft import Ask, Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.drafting.own_titles import read_from_answers
from khi.intake.drafting.places import NOT_SAID, area_said
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Meanings
from khi.intake.measures.measured import Measured, WholeFile, measured
from khi.intake.measures.small import check_small_counts, check_whole_rates
from khi.intake.publications import Observed, inferred, observed, recognised
from khi.intake.publications.beside import beside
from khi.intake.publications.observe import SHARED_BY
from khi.intake.publications.shapes import read_for
from khi.intake.publications.workbook import with_others
from khi.intake.sheet import Sheet
from khi.model import Absence, Ledger, Upload

_ROLES = {
    "area": Role.AREA,
    "period": Role.QUARTER,
    "indicator": Role.INDICATOR,
    "measure": Role.INDICATOR,
    "code": Role.INDICATOR,
}
_FIGURES = ("indicator", "period", "numerator", "denominator", "value", "lower", "upper", "status")
_WHY = "neither a figure nor what it is of"


def measures_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Read the figures of a sheet, and say what is the matter with each row.

    A publication that we have a description of is read by it; any other table by its headings.
    """
    found = _found(sheet, catalogue, origin)
    contents, columns = _contents(sheet, found), _columns(sheet, found)
    _check(sheet, found, catalogue)
    needs = _needs(found, catalogue)
    more = beside(found, sheet, catalogue, origin.choices) if isinstance(found, Observed) else {}
    upload, activity = _credited(origin.upload(_ledger(sheet, found)), found.activity, more)
    return Draft(
        upload=upload,
        kind=origin.kind,
        problems=found.problems.table,
        bad_cells=found.problems.cells,
        columns=fixed_columns.matches(
            sheet, columns, _ROLES, rest=Role.FIGURE, why=_WHY, may_hold_people=False
        ),
        asks=[Ask(about=about, asks=asks) for about, asks in needs.items()],
        activity=activity,
        beside=more,
        details=details_of(sheet) | contents,
    )


def _needs(found: Measured | Observed, catalogue: Catalogue) -> Mapping[str, str]:
    """What must still be said; of figures that our own titles name, why they cannot be counted."""
    if not isinstance(found, Observed):
        return found.needs
    unknown = found.taken[found.taken["indicator"].eq("")]
    told = read_from_answers(unknown["measure"].unique(), catalogue)
    if told and "indicator" in found.needs:
        return {**found.needs, "indicator": told}
    if told:
        found.problems.add(Level.NOTE, told)
    return found.needs


def _found(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Measured | Observed:
    """What the sheet says; where it is a publication of many sheets, what those say too."""
    choices = origin.choices
    whole_file = WholeFile(
        indicator=choices.indicator,
        area=area_said(choices, Meanings(catalogue, choices)),
        period=choices.period or choices.quarter,
        hyphen=Absence(choices.hyphen),
        source=choices.source,
    )
    found = _read(sheet, catalogue, whole_file)
    if isinstance(found, Observed) and not found.description.is_table:
        return with_others(found, origin.others(sheet), catalogue, whole_file)
    return found


def _check(sheet: Sheet, found: Measured | Observed, catalogue: Catalogue) -> None:
    """Add to what is the matter: what may tell of few people, and what was left out."""
    problems = found.problems
    if not sheet.rows:
        problems.add(Level.ERROR, "The file has headings and no rows below them. Nothing is added.")
    if isinstance(found, Measured) or found.description.is_table:
        check_small_counts(found.activity, catalogue, problems)
        check_whole_rates(found.activity, catalogue, problems)
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    for why, rows in found.left_out.items():
        problems.add(Level.NOTE, f"{counted(rows, 'row')} left out: {why}.", count=rows)


def _credited(
    upload: Upload, activity: pd.DataFrame, more: Mapping[str, pd.DataFrame]
) -> tuple[Upload, pd.DataFrame]:
    """The upload and its figures as their publisher's, where it is known whose they are."""
    if "provenance" not in more:
        return upload, activity
    source = str(more["provenance"]["source"].iloc[0])
    return upload.model_copy(update={"source": source}), activity.assign(source=source)


def _read(sheet: Sheet, catalogue: Catalogue, whole_file: WholeFile) -> Measured | Observed:
    """A publication by its description, our own template by its headings, the rest as it looks."""
    description = recognised(sheet)
    if description and not whole_file.area:
        return observed(sheet, description, catalogue, whole_file)
    found = measured(sheet, catalogue, whole_file)
    asks = {"shape", "indicator"} & set(found.needs)
    if whole_file.area or not (asks or (found.rejected and not found.accepted)):
        return found
    looks = inferred(sheet, catalogue)
    return observed(sheet, looks, catalogue, whole_file) if looks else found


def _ledger(sheet: Sheet, found: Measured | Observed) -> Ledger:
    """Every row accounted for. Until the file is understood no row is judged: all are left out."""
    read = found.rows_read if isinstance(found, Observed) else sheet.rows_read
    if found.needs:
        return Ledger(read=read, accepted=0, rejected=0, skipped=read)
    return Ledger(
        read=read,
        accepted=found.accepted,
        rejected=found.rejected,
        skipped=read - found.accepted - found.rejected,
    )


def _contents(sheet: Sheet, found: Measured | Observed) -> dict[str, Any]:
    """What the figures are of, for the report."""
    if isinstance(found, Observed):
        return _published(found)
    activity = found.activity
    absences = activity["absence"][activity["absence"] != ""].value_counts()
    return {
        "publication": " ".join(sheet.preamble[:1]) or NOT_SAID,
        "areas": int(activity["area"].nunique()),
        "periods": sorted(activity["period"].unique().tolist()),
        "observations": len(activity),
        "absences": {str(why): int(rows) for why, rows in absences.items()},
    }


def _published(found: Observed) -> dict[str, Any]:
    """What the observations of a publication are of, for the report; adopted or not."""
    taken, description = found.taken, found.description
    levels = taken.groupby("level")["area"].nunique()
    absences = taken["absence"][taken["absence"] != ""].value_counts()
    shared = taken.groupby("measure")["measure"].transform("size").ge(SHARED_BY)
    named = taken[shared].drop_duplicates(["code", "measure", "indicator"])
    return {
        "publication": description.title,
        "publication_id": description.id,
        "publisher": description.publisher,
        "licence": description.licence,
        "areas": int(taken["area"].nunique()),
        "areas_by_level": {str(level): int(areas) for level, areas in levels.items()},
        "periods": sorted(filter(None, taken["period"].unique())),
        "observations": len(taken),
        "absences": {str(why): int(rows) for why, rows in absences.items()},
        "sheets": [name for name in found.sheets if name],
        "measures": [
            {"code": code, "measure": measure, "indicator": indicator}
            for code, measure, indicator in named[["code", "measure", "indicator"]].to_numpy()
        ],
    }


def _columns(sheet: Sheet, found: Measured | Observed) -> dict[int, str]:
    """What each column is for, by its place."""
    if isinstance(found, Observed):
        read = read_for(sheet, found.description)
        return {column.index: part for column, part in read.items()}
    fields = {column.index: "area" for column in found.parts.areas}
    for field in _FIGURES:
        column = getattr(found.parts, field)
        if column is not None:
            fields[column.index] = field
    return fields
