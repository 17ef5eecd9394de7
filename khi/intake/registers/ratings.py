"""Ratings as a file: one row for each area, quarter, action and voice.

What the words mean is settled here. Whether a rating may be given is settled where it is kept, by
what stands there already: a file has no way round a rule.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake import fixed_columns
from khi.intake.checking.people import check_long_rows, check_skipped
from khi.intake.checking.problems import Level, Problems
from khi.intake.drafting.draft import Draft, details_of
from khi.intake.drafting.origin import Origin
from khi.intake.matching.headings import Role
from khi.intake.matching.matches import Meanings
from khi.intake.matching.words import fold, whole_number
from khi.intake.sheet import Sheet
from khi.intake.times.days import quarter_of
from khi.model import Framework, Rating, Voice, clock

KIND: Final = "ratings"

HEADINGS: fixed_columns.Headings = {
    "framework": ("framework", "framework id"),
    "area": ("area", "area code", "area name", "council", "local authority"),
    "quarter": ("quarter", "period"),
    "action": ("action", "action id"),
    "voice": ("voice", "whose voice", "who rates"),
    "stage": ("stage", "rating"),
    "evidence": ("evidence", "what can people see"),
    "links": ("links", "link", "evidence links"),
    "next_step": ("next step", "what would move us up"),
    "by_role": ("by role", "written down by", "role"),
}
"""What each column may be called. A column named as a role counts those who took part."""

_DEFAULT = "asset_based_area"


def is_ratings(sheet: Sheet) -> bool:
    """Whether a sheet holds ratings, by its headings."""
    found = fixed_columns.found(sheet, HEADINGS)
    return {"action", "voice", "stage"} <= set(found)


def ratings_draft(sheet: Sheet, catalogue: Catalogue, origin: Origin) -> Draft:
    """Check what each row says, and say what is the matter with it."""
    problems = Problems()
    roles = {fold(role): role for each in catalogue.frameworks.values() for role in each.roles}
    headings = {**HEADINGS, **{_field(role): (spelling,) for spelling, role in roles.items()}}
    found = fixed_columns.found(sheet, headings)
    check_skipped(sheet.skipped, problems)
    check_long_rows(sheet, problems)
    read = _read(
        fixed_columns.cells(sheet, found, headings), catalogue, origin, list(roles.values())
    )
    bad = pd.Series(False, index=read.index)
    for field, accepted in _accepted(catalogue).items():
        fault = read[f"{field}_read"].isna() & ~bad
        fixed_columns.refuse(problems, read[fault], field, found.get(field), accepted)
        bad |= fault
    ratings = list(_ratings(read[~bad], list(roles.values())))
    if ratings:
        problems.add(
            Level.NOTE,
            "Ratings are only ever added. To correct one, give another before all can be seen.",
        )
    ledger = sheet.ledger(rejected=sheet.rows - len(ratings))
    return Draft(
        upload=origin.upload(ledger).model_copy(update={"kind": KIND}),
        kind=KIND,
        problems=problems.table,
        bad_cells=problems.cells,
        columns=fixed_columns.matches(
            sheet,
            fixed_columns.places(found),
            fixed_columns.ROLES,
            rest=Role.FIGURE,
            why="a file of ratings does not need it",
        ),
        ratings=ratings,
        details=details_of(sheet),
    )


def _field(role: str) -> str:
    """What the column of a role is called while the file is read."""
    return "took_" + fold(role).replace(" ", "_")


def _read(
    rows: pd.DataFrame, catalogue: Catalogue, origin: Origin, roles: list[str]
) -> pd.DataFrame:
    """Every row with what its words mean; None where they could not be read."""
    places = Meanings(catalogue, origin.choices).places
    frameworks = {
        fold(word): each for each in catalogue.frameworks.values() for word in (each.id, each.title)
    }
    known = [frameworks.get(fold(text or _DEFAULT)) for text in rows["framework"]]
    records = list(zip(known, rows.to_dict("records"), strict=True))
    crowd = [[whole_number(str(row[_field(role)]) or "0") for role in roles] for _, row in records]
    return rows.assign(
        framework_read=known,
        area_read=[places.code(text or origin.choices.area) for text in rows["area"]],
        quarter_read=[quarter_of(text or origin.choices.quarter) for text in rows["quarter"]],
        action_read=[_action(each, str(row["action"])) for each, row in records],
        voice_read=[_voice(each, str(row["voice"])) for each, row in records],
        stage_read=[_stage(each, str(row["stage"])) for each, row in records],
        by_role_read=[_role(each, row) for each, row in records],
        crowd_read=[None if None in each else each for each in crowd],
        crowd="something that is not a whole number",
    )


def _action(framework: Framework | None, text: str) -> str | None:
    if framework is None:
        return None
    known = {
        fold(word): each.id
        for each in framework.actions
        for word in (each.id, each.title, each.short, each.easy)
    }
    return known.get(fold(text))


def _voice(framework: Framework | None, text: str) -> Voice | None:
    if framework is None:
        return None
    known = {
        fold(word): voice
        for voice, speaker in framework.voices.items()
        for word in (voice.value, speaker.short, speaker.label)
    }
    return known.get(fold(text))


def _stage(framework: Framework | None, text: str) -> int | None:
    if framework is None:
        return None
    known = {
        fold(word): stage.stage
        for stage in framework.stages
        for word in (str(stage.stage), stage.label, stage.short)
    }
    return known.get(fold(text))


def _role(framework: Framework | None, row: Mapping[Any, object]) -> str | None:
    """Who wrote it down: the first role of the voice, where the file does not say."""
    if framework is None:
        return None
    text, voice = str(row["by_role"]), _voice(framework, str(row["voice"]))
    if not text:
        return framework.voices[voice].roles[0] if voice else framework.roles[0]
    return {fold(role): role for role in framework.roles}.get(fold(text))


def _accepted(catalogue: Catalogue) -> dict[str, str]:
    return {
        "framework": "one of: " + ", ".join(catalogue.frameworks),
        "area": "the name of an area, or its code",
        "quarter": "a quarter such as 2026-Q1 (April to June)",
        "action": "an action's id, such as aba01, or its title",
        "voice": "one of: " + ", ".join(Voice),
        "stage": "a stage's number, or its name",
        "by_role": "a role of the framework, never a name",
        "crowd": "a whole number of people under each role",
    }


def _ratings(rows: pd.DataFrame, roles: list[str]) -> Iterator[tuple[int, Rating]]:
    """Each rating with its row."""
    moment = clock.now()
    for row in rows.to_dict("records"):
        framework = row["framework_read"]
        people = zip(roles, row["crowd_read"], strict=True)
        yield (
            int(row["row"]),
            Rating(
                framework=framework.id,
                version=framework.version,
                area=row["area_read"],
                quarter=row["quarter_read"],
                action=row["action_read"],
                voice=row["voice_read"],
                stage=int(row["stage_read"]),
                evidence=row["evidence"],
                links=tuple(row["links"].split()),
                next_step=row["next_step"],
                took_part={role: count for role, count in people if count},
                by_role=row["by_role_read"],
                recorded_at=moment,
            ),
        )
