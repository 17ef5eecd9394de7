"""From a file to a draft, in the order a careful person would do it by hand.

Read, see what kind of file it is, say what each column is for, decode, count, and forget. The
workbench that holds the rows is closed, and its files deleted, on every way out.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.checked_file import checked_file
from khi.intake.drafting.counts import counts_draft
from khi.intake.drafting.draft import Draft
from khi.intake.drafting.measures import measures_draft
from khi.intake.drafting.origin import Origin, digest
from khi.intake.drafting.own import answers_in
from khi.intake.drafting.people import people_draft
from khi.intake.drafting.people_table import is_people_table, people_table_draft
from khi.intake.drafting.set_aside import asks_a_question, set_aside
from khi.intake.drafting.sheets import hidden_sheet, which_sheet
from khi.intake.drafting.stories import told
from khi.intake.drafting.versions import versioned
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import Role
from khi.intake.matching.places import Places
from khi.intake.opened import OpenedFile, Progress
from khi.intake.profiles import Profile, remembered
from khi.intake.recognising.groups import GroupKind
from khi.intake.recognising.recognition import Kind, Recognition, recognise
from khi.intake.registers import assets_draft, is_ratings, is_register, ratings_draft
from khi.intake.sheet import Sheet
from khi.model import KhiError, PeriodType, Upload
from khi.store.engines import Workbench


def examine(  # noqa: PLR0913 - each is a thing that only the caller knows
    source: Path | bytes,
    *,
    name: str,
    catalogue: Catalogue,
    workbench_factory: Callable[[], Workbench],
    choices: Choices | None = None,
    earlier: Sequence[Upload] = (),
    profiles: Sequence[Profile] = (),
    counted: pd.DataFrame | None = None,
    progress: Progress | None = None,
) -> Draft:
    """Check a file and count it, storing nothing.

    Args:
        source: where the file is, or its bytes.
        name: what the person calls it.
        catalogue: what can be asked, and where.
        workbench_factory: makes the private place where the rows are held while this runs.
        choices: what the person has said so far.
        earlier: the uploads there are, so that the same file is not added twice unasked.
        profiles: the forms that are remembered. The one that this file is of, or is most like,
            answers what the choices leave open.
        counted: what each upload counts (``upload, question, area, quarter``), so that the same
            people are not added twice unasked.
        progress: told how many sheets of a workbook are read, of how many, and which is next.

    Returns:
        A draft. Its ``needs`` say what is missing before it can be published.

    Raises:
        KhiError: where the file cannot be read at all, or a choice does not fit it.
    """
    choices = choices or Choices()
    file = OpenedFile(source, name, catalogue, choices, workbench_factory, progress)
    with file.sheet() as sheet:
        profile = remembered(profiles, sheet.columns)
        lettered = choices.lettered(sheet.columns)
        chosen = profile.choices(sheet.columns, lettered) if profile else lettered
        origin = Origin(name, digest(source), chosen, catalogue.version, others=file.others)
        draft = _draft(sheet, catalogue, origin)
        if profile:
            draft.profile = profile.name
            draft.changes = profile.changes(sheet.columns).sentences
    _lend(draft, file, chosen)
    known = pd.DataFrame(columns=["upload"]) if counted is None else counted
    return versioned(draft, choices, earlier=earlier, counted=known, catalogue=catalogue)


def _lend(draft: Draft, file: OpenedFile, choices: Choices) -> None:
    """Let a draft read the person's own file once more, each time it is asked to."""

    def give_back(bad_cells: pd.DataFrame) -> bytes:
        with file.sheet() as sheet:
            return checked_file(sheet, bad_cells)

    def found_in(letters: Sequence[str], several: bool) -> list[str]:
        with file.sheet() as sheet:
            return answers_in(sheet, letters, several=several)

    def words_in(letter: str) -> Sequence[tuple[str, str, str]]:
        with file.sheet() as sheet:
            return told(sheet, letter, draft, Places(file.catalogue), choices)

    draft.give_back, draft.answers_in, draft.words_in = give_back, found_in, words_in


_BY_HEADINGS = (
    (is_people_table, people_table_draft),
    (is_ratings, ratings_draft),
    (is_register, assets_draft),
)
"""Tables that are known by their headings alone, and hold neither answers nor figures."""


def _draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """The draft that the kind of file asks for. The person's word on the kind wins."""
    for is_one, drafted in () if origin.choices.kind else _BY_HEADINGS:
        if is_one(sheet):
            return drafted(sheet, catalogue, origin)
    recognition = recognise(sheet, catalogue)
    kind = _kind_said(origin.choices.kind) or recognition.kind
    several = _several(recognition)
    choices = origin.choices.with_several(
        [letter for each in several for letter in each["columns"]]
    )
    if kind is Kind.UNKNOWN and not choices.kind and asks_a_question(sheet, catalogue, choices):
        kind = Kind.RESPONDENTS
    hints = tuple(each.id for each in recognition.period_hints if each.type is PeriodType.QUARTER)
    origin = replace(
        origin, kind=kind.value, tool=recognition.tool, quarters=hints, choices=choices
    )
    if choices.quarter_in_name and not choices.quarter and len(hints) == 1:
        origin = replace(origin, choices=choices.model_copy(update={"quarter": hints[0]}))
    tool_columns = {each.letter for same in recognition.metadata.values() for each in same}
    match kind:
        case Kind.RESPONDENTS:
            draft = people_draft(sheet, catalogue, origin, tool_columns)
            draft.asks = [*which_sheet(sheet, origin), *draft.asks]
        case Kind.COUNTS:
            draft = counts_draft(sheet, catalogue, origin)
            draft.asks = [*which_sheet(sheet, origin), *draft.asks]
        case Kind.MEASURES:
            draft = measures_draft(sheet, catalogue, origin)
        case _:
            draft = set_aside(sheet, catalogue, origin)
            meant = hidden_sheet(sheet, origin)
            draft.asks = [*meant, *(draft.asks if sheet.rows or not meant else ())]
    draft.details |= {"why": list(recognition.why), "confidence": recognition.confidence}
    left = {each.letter for each in draft.columns if each.role in (Role.UNMATCHED, Role.OPTION)}
    draft.several_answers = [each for each in several if left & set(each["columns"])]
    return draft


def _several(recognition: Recognition) -> list[dict[str, Any]]:
    """The questions that seem to allow several answers, and the letters of their columns.

    Where a form tool writes the answers both ways, joined and each in a column, the columns win.
    """
    spread = [
        {"question": group.question, "columns": [column.letter for column in group.columns]}
        for group in recognition.groups
        if group.kind is GroupKind.MULTIPLE
    ]
    known = {each["question"] for each in spread}
    joined = [
        {"question": column.name, "columns": [column.letter]}
        for column in recognition.joined
        if column.name not in known
    ]
    return [*spread, *joined]


def _kind_said(said: str) -> Kind | None:
    """The kind of file the person named; None where they named none."""
    if not said:
        return None
    if said not in list(Kind):
        raise KhiError(
            "We do not know the kind of file you named.", found=said, accepted=", ".join(Kind)
        )
    return Kind(said)
