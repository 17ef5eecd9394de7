"""A draft from a sheet with one row for each person."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from khi.catalogue import Catalogue
from khi.intake.checking.echo import Echo
from khi.intake.checking.people import (
    ENOUGH_TO_TELL,
    check_alike,
    check_columns,
    check_long_rows,
    check_people,
    check_previews,
    check_repeats,
    check_skipped,
)
from khi.intake.checking.problems import Problems, heading
from khi.intake.checking.said import (
    check_future,
    check_numbers,
    check_overruled,
)
from khi.intake.counting.codes import Decoded, decode
from khi.intake.counting.options import asked_options, decode_options, option_questions
from khi.intake.counting.people import People, asked_of, derived_from, repeated_ids
from khi.intake.drafting.draft import Ask, Draft, details_of
from khi.intake.drafting.once import SENT_TWICE, alike, once
from khi.intake.drafting.origin import Origin
from khi.intake.drafting.places import (
    NOT_SAID,
    area_said,
    quarter_said,
    quarter_year_asked,
    which_area,
)
from khi.intake.matching.choices import Choices
from khi.intake.matching.headings import Evidence, Role
from khi.intake.matching.matches import Match, Meanings, match
from khi.intake.matching.seen import look
from khi.intake.sheet import Sheet
from khi.model import Question, clock


def people_draft(
    sheet: Sheet, catalogue: Catalogue, origin: Origin, tool_columns: Collection[str] = ()
) -> Draft:
    """Match, decode and count the people of a sheet, and say what is the matter.

    ``tool_columns`` are the letters of the columns that the form tool wrote by itself.
    """
    choices = origin.choices
    meanings = Meanings(catalogue, choices)
    today = clock.today()
    matches = match(look(sheet), catalogue, meanings, choices, today)
    counted_once = once(sheet, matches, choices.repeats)
    if counted_once is not sheet:
        sheet = counted_once
        matches = match(look(sheet), catalogue, meanings, choices, today)
    matches = without_tool_columns(_without_totals(matches, meanings), tool_columns)
    repeated = repeated_ids(sheet, matches)
    people = _people(sheet, matches, meanings, choices)
    people.line_up()

    problems = Problems()
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    check_columns(matches, problems)
    check_people(people, Echo(catalogue), problems)
    check_numbers(people, meanings, problems)
    check_overruled(people, matches, problems)
    check_future(people, today, problems)
    check_previews(matches, problems)
    check_repeats(*repeated, problems)
    if repeated[1] is None and len(matches) >= ENOUGH_TO_TELL:
        check_alike(alike(sheet), problems)
    return Draft(
        upload=origin.upload(people.outcomes()),
        kind=origin.kind,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=matches,
        asks=list(_asks(people, matches, origin)),
        tallies=origin.with_not_on_form(people.tallies(), catalogue),
        local=_local(choices),
        repeated_rows=len(repeated[0]),
        sent_twice=sum(run.rows for run in sheet.skipped if run.why == SENT_TWICE),
        quarters_named=origin.quarters,
        details=details_of(sheet),
    )


def _people(sheet: Sheet, matches: Sequence[Match], meanings: Meanings, choices: Choices) -> People:
    decoded = {
        each.letter: decode(sheet, each, meanings, choices)
        for each in matches
        if each.role in (Role.QUESTION, Role.BREAKDOWN)
        or (each.role is Role.AREA and not choices.area)
        or (each.role is Role.QUARTER and not choices.quarter)
    }
    options = decode_options(matches, choices.local)
    questions = [*_with(decoded.values(), Role.QUESTION), *options]
    asked = [
        *asked_of(questions),
        *asked_options(questions, choices.local),
        *derived_from(questions, meanings.questions),
    ]
    weight = next((each.seen.column for each in matches if each.role is Role.WEIGHT), None)
    return People(
        sheet,
        area=_place(decoded.values(), Role.AREA, area_said(choices, meanings)),
        quarter=_place(decoded.values(), Role.QUARTER, quarter_said(choices)),
        weight=weight,
        breakdowns=_with(decoded.values(), Role.BREAKDOWN),
        questions=questions,
        asked=asked,
        crossed=choices.crossed,
    )


def _without_totals(matches: Sequence[Match], meanings: Meanings) -> tuple[Match, ...]:
    """Leave out a column of totals where its parts are there: we add them up ourselves."""
    asked = {match.target for match in matches if match.role is Role.QUESTION}
    worked_out = {
        id
        for id in asked
        if (derived := meanings.questions[id].derived) and set(derived.of) <= asked
    }
    why = "it is worked out again from its parts"
    return tuple(
        Match(each.seen, Role.DROPPED, confidence=1, why=why)
        if each.role is Role.QUESTION and each.target in worked_out
        else each
        for each in matches
    )


def without_tool_columns(
    matches: Sequence[Match], tool_columns: Collection[str]
) -> tuple[Match, ...]:
    """Call a column technical that nothing else was made of and the form tool wrote."""
    why = "written by the form tool, not by a person"
    return tuple(
        Match(each.seen, Role.TECHNICAL, confidence=1, why=why)
        if _is_a_guess(each) and each.letter in tool_columns
        else each
        for each in matches
    )


def _is_a_guess(match: Match) -> bool:
    """Whether nothing was made of a column, or it was taken for places by its cells alone."""
    by_cells = match.role is Role.AREA and match.evidence == (Evidence.ANSWERS,)
    return match.role is Role.UNMATCHED or by_cells


def _asks(people: People, matches: Sequence[Match], origin: Origin) -> Iterator[Ask]:
    """What the person must still say, in the order a page asks it."""
    if not people.asked:
        yield Ask(
            about="matches",
            asks="No column was recognised as a question we know. Say which question each column"
            " asks, or add your own.",
        )
    direct = [each for each in matches if each.names_people]
    if direct and not origin.choices.discard_identifiers:
        named = ", ".join(f"{heading(each.seen.column)}: {each.target}" for each in direct)
        yield Ask(
            about="discard_identifiers",
            asks=f"Some columns name people directly. Confirm that we discard them: {named}.",
        )
    if people.area == NOT_SAID:
        yield Ask(about="area", asks=which_area(matches))
    if people.quarter == NOT_SAID:
        hint = f" The file speaks of {origin.quarters[0]}." if len(origin.quarters) == 1 else ""
        yield Ask(
            about="quarter",
            asks=f"Say which quarter the answers are from, such as 2025-Q1.{hint}",
        )
    if isinstance(people.quarter, Decoded):
        column = people.quarter.match.seen.column
        yield from quarter_year_asked(people.quarter.numbers, column, origin.choices)
    for decoded in people.coded:
        yield from _asks_of(decoded)


def _asks_of(decoded: Decoded) -> Iterator[Ask]:
    column = decoded.match.seen.column
    if decoded.order is None:
        yield Ask(
            about="day_order",
            column=column.letter,
            asks=f"Say whether the dates in {heading(column)} have the day first or the month"
            " first.",
        )
    if decoded.perhaps_missing:
        found = ", ".join(
            f"{value.strip()} ({cells:,} times)" for value, cells in decoded.perhaps_missing.items()
        )
        yield Ask(
            about="missing",
            column=column.letter,
            numbers=tuple(decoded.perhaps_missing),
            asks=f"Say whether these mean 'no answer' in {heading(column)}: {found}.",
        )


def _with(decoded: Iterable[Decoded], role: Role) -> list[Decoded]:
    return [each for each in decoded if each.match.role is role]


def _place(decoded: Iterable[Decoded], role: Role, said: str) -> Decoded | str:
    return next(iter(_with(decoded, role)), None) or said


def _local(choices: Choices) -> list[Question]:
    whole = [each.question for each in choices.local if not each.several]
    return [*whole, *option_questions(choices.local)]
