"""What kind of file it is, which tool wrote it, and why we think so. The person can overrule it.

The doors are tried in order: a form tool's own marks, then counts, then measures by area and
period, then a crosstab, and last the plain look of rows that are people.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from khi.catalogue import Catalogue
from khi.intake.counting.given import HEADINGS
from khi.intake.publications import inferred, recognised
from khi.intake.publications.descriptions import Shape
from khi.intake.recognising import tools
from khi.intake.recognising.groups import Group, groups, joined
from khi.intake.recognising.looks import Looks
from khi.intake.sheet import Column, Sheet
from khi.intake.times.periods import period_in, periods
from khi.model import Period

OUR_TEMPLATE = "our template"
_MANY_AREAS, _SOME_AREAS = 20, 5
_HOW_MANY, _ANSWER = HEADINGS["n"], HEADINGS["answer"]


class Kind(StrEnum):
    """What the rows of a file are."""

    RESPONDENTS = "survey-respondents"
    COUNTS = "survey-counts"
    MEASURES = "measures"
    CROSSTAB = "crosstab"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Recognition:
    """What a sheet was taken for.

    ``tool`` is empty where none is known. ``confidence`` goes from 0 to 1. ``metadata`` are the
    columns the tool wrote, by role. ``groups`` are questions spread over several columns;
    ``joined`` are columns whose cells hold several options, with what joins them.
    ``period_hints`` are periods named outside the rows: in the title, or in the file's name.
    """

    kind: Kind
    tool: str
    why: tuple[str, ...]
    confidence: float
    metadata: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    joined: dict[Column, str] = field(default_factory=dict)
    period_hints: tuple[Period, ...] = ()


@dataclass(frozen=True)
class _Door:
    """One answer to what the file is."""

    kind: Kind
    why: str
    confidence: float
    tool: str = ""


def recognise(sheet: Sheet, catalogue: Catalogue) -> Recognition:
    """See what a sheet is, from its headings and its first rows."""
    looks = Looks(sheet, catalogue)
    tool, reason = tools.tool(sheet)
    doors = (found for door in _DOORS if (found := door(looks, tool, reason)))
    door = _by_publication(sheet) or next(doors, None) or _by_inference(sheet, catalogue)
    people = door.kind is Kind.RESPONDENTS
    perhaps = people or door.kind is Kind.UNKNOWN
    named = tools.metadata(sheet.columns, tool) if people else {}
    asked = [column for column in sheet.columns if not _is_metadata(column, named)]
    return Recognition(
        kind=door.kind,
        tool=door.tool,
        why=(door.why,) if door.why else (),
        confidence=door.confidence,
        metadata=named,
        groups=groups(asked, looks.cells) if perhaps else (),
        joined=joined(asked, looks.cells, codes=door.tool == tools.KOBO) if perhaps else {},
        period_hints=_period_hints(sheet),
    )


def _is_metadata(column: Column, named: dict[str, tuple[Column, ...]]) -> bool:
    return any(column in columns for columns in named.values())


def _by_publication(sheet: Sheet) -> _Door | None:
    """A publication that we have a description of."""
    found = recognised(sheet)
    return _Door(Kind.MEASURES, f"It is {found.title}.", 0.99) if found else None


def _by_inference(sheet: Sheet, catalogue: Catalogue) -> _Door:
    """A table of figures whose areas and figures only its cells give away."""
    looks_like = inferred(sheet, catalogue) if sheet.header_rows else None
    if looks_like is None or looks_like.shape is Shape.MEASURES:
        return _UNKNOWN
    return _Door(Kind.MEASURES, "It has columns of areas and of figures.", 0.6)


def _by_template(looks: Looks, tool: str, _reason: str) -> _Door | None:
    """Our own templates: counted, measures, and wide by question id, from a form tool or not."""
    if looks.has("question") and looks.has_any(*_ANSWER) and looks.has_any(*_HOW_MANY):
        ours = OUR_TEMPLATE if looks.has_any("quarter", "breakdown") else ""
        return _Door(Kind.COUNTS, "It has columns for question, answer and how many.", 0.98, ours)
    if looks.has("indicator", "area", "period") and looks.has_any("numerator", "value"):
        ours = OUR_TEMPLATE if looks.has("numerator", "denominator") else ""
        why = "It has columns for indicator, area, period and figure."
        return _Door(Kind.MEASURES, why, 0.98, ours)
    if looks.question_ids:
        shown = ", ".join(looks.question_ids[:3])
        why = f"Its headings are the ids of questions in the catalogue ({shown})."
        return _Door(Kind.RESPONDENTS, why, 0.97, tool or OUR_TEMPLATE)
    return None


def _by_tool(_looks: Looks, tool: str, reason: str) -> _Door | None:
    return _Door(Kind.RESPONDENTS, f"{reason}.", 0.95, tool) if tool else None


def _by_measures(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """Figures by area: an area column beside values, or a column for each year."""
    if not looks.area_columns or not looks.numbers:
        return None
    where = looks.area_columns[0].name
    if looks.answers_in_headings or looks.heads_answers:
        why = f"It has a row for each area (“{where}”) and the answers to questions as columns."
        return _Door(Kind.CROSSTAB, why, 0.9)
    if looks.value_columns or looks.period_headings:
        return _Door(Kind.MEASURES, f"It has figures by area (“{where}”) and period.", 0.9)
    each_once = looks.is_one_row_each(looks.area_columns[0])
    people = looks.answered >= 0.4 and not looks.are_large and not looks.is_coded
    if people and not (each_once and len(looks.cells) >= _MANY_AREAS):
        return None
    if looks.spans or (looks.period_columns and looks.numbers >= 0.5):
        return _Door(Kind.MEASURES, f"It has figures by area (“{where}”) and period.", 0.8)
    if each_once:
        return _Door(Kind.MEASURES, f"It has one row for each area (“{where}”).", 0.75)
    return None


def _by_areas_across(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """A column for each council, and a row for each measure or period."""
    most = looks.area_headings >= _SOME_AREAS and looks.are_headed_by_areas
    if not looks.numbers or not (looks.area_headings >= _MANY_AREAS or most):
        return None
    return _Door(Kind.MEASURES, "It has a column of figures for each area.", 0.85)


def _by_crosstab(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """Percentages by group, with lines that only name a question."""
    if looks.has("answer choices") and looks.has_any("responses"):
        return _Door(Kind.CROSSTAB, "It is a summary that SurveyMonkey made of the answers.", 0.9)
    if looks.percentages >= 0.4:
        return _Door(
            Kind.CROSSTAB, "Most of its cells are percentages: it is counted already.", 0.9
        )
    if looks.numbers >= 0.5 and looks.lone_rows >= 0.05 and not looks.numbered_rows:
        why = "Some rows only name a question, and the rest are figures: it is counted already."
        return _Door(Kind.CROSSTAB, why, 0.8)
    if looks.area_headings >= 5:
        why = "Its columns are areas: turn it round so that each row names one area."
        return _Door(Kind.CROSSTAB, why, 0.85)
    return None


def _by_long_values(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """Figures by period or category, without an area we know; or a heading without rows."""
    if looks.is_empty and looks.value_columns and looks.has_any("area", "period", "indicator"):
        return _Door(Kind.MEASURES, "Its heading is one of figures; it has no rows.", 0.5)
    if looks.value_columns and (looks.period_columns or looks.category_columns):
        value = looks.value_columns[0].name
        return _Door(Kind.MEASURES, f"It has one figure in each row (“{value}”).", 0.6)
    if looks.spans and looks.numbers >= 0.5 and looks.are_large:
        when = looks.spans[0].name
        return _Door(Kind.MEASURES, f"It has figures by period (“{when}”).", 0.5)
    return None


def _by_wording(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """Headings that are questions of the catalogue, word for word."""
    worded = looks.questions_worded
    counted = looks.answers_in_headings or looks.percentages >= 0.4 or looks.decimals >= 0.3
    if counted or (len(worded) < 2 and not any(len(words.split()) > 3 for words in worded)):
        return None
    why = f"Headings are questions of the catalogue: {len(worded)} of them, word for word."
    return _Door(Kind.RESPONDENTS, why, 0.9)


def _by_people(looks: Looks, _tool: str, _reason: str) -> _Door | None:
    """One row for each person: answers that repeat from a short list."""
    if looks.answered >= 0.4 and len(looks.category_columns) > 3:
        why = f"{len(looks.category_columns)} columns hold answers that repeat from a short list."
        return _Door(Kind.RESPONDENTS, why, 0.7)
    return None


_UNKNOWN = _Door(
    Kind.UNKNOWN,
    "It does not look like answers of people, counts of answers, or figures by area.",
    0.0,
)
_DOORS: tuple[Callable[[Looks, str, str], _Door | None], ...] = (
    _by_template,
    _by_tool,
    _by_wording,
    _by_measures,
    _by_areas_across,
    _by_crosstab,
    _by_long_values,
    _by_people,
)


def _period_hints(sheet: Sheet) -> tuple[Period, ...]:
    """The periods named above the heading and in the file's name."""
    words = [word for line in sheet.preamble for word in _stretches(line)]
    stem = sheet.name.rsplit(".", 1)[0].replace("_", " ")
    found = [*periods(words).found.values(), *map(period_in, _stretches(stem))]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _stretches(line: str) -> list[str]:
    """The runs of one to four words of a line, in which a period may be named."""
    words = line.replace(",", " ").replace(":", " ").split()
    return [
        " ".join(words[start : start + length])
        for length in (4, 3, 2, 1)
        for start in range(len(words) - length + 1)
        if any(letter.isdigit() for letter in "".join(words[start : start + length]))
    ]
