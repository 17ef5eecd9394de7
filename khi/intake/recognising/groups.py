"""Columns that belong together: the options of one question, or the rows of one grid.

Form tools spread a question over columns in five ways: a second heading row, "Question - Option",
"Question [Option]", ``question/option`` or ``question.option``, ``q0004_0001``. Or they join the
options in one cell: with a semicolon, a comma or, in KoboToolbox, a space between their codes.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from khi.intake.sheet import Column

_TICKS = frozenset({"0", "1", "0.0", "1.0", "true", "false", "yes", "no", "y", "n", "x"})
_UNTICKED = frozenset({"not selected", "unchecked", "no", "0", "0.0", "false", "n", "-", "."})
_SPLITS = (
    re.compile(r"^[A-Za-z]\w*\[\w+\][.:]\s+(?P<question>.+?)\s*\[(?P<option>[^\]]+)\]$"),
    re.compile(r"^(?P<question>[A-Za-z]\w*)\[(?P<option>\w+)\](?:\.\s.*)?$"),
    re.compile(r"^(?P<question>.+?)\s*\(choice=(?P<option>.+)\)$"),
    re.compile(r"^(?P<question>\w+?)___(?P<option>\w+)$"),
    re.compile(r"^(?P<question>.+?)\s*(?:>>|→|›)\s*(?P<option>.+)$"),
    re.compile(r"^(?P<question>.+?)\s+-\s+(?P<option>.+)$"),
    re.compile(r"^(?P<question>.+?)\s*\[(?P<option>[^\]]*)\](?:\.\d+)?$"),
    re.compile(r"^(?P<question>.+)/(?P<option>[^/]+)$"),
    re.compile(r"^(?P<question>[^\s.]+)\.(?P<option>[^\s.]+)$"),
    re.compile(r"^(?P<question>q\d+)_(?P<option>\d+)$"),
)
_CODES = re.compile(r"[a-z0-9_]+(?: [a-z0-9_]+)*")
_JOINS = (("; ", 0.3), (";", 0.3), (" | ", 0.3), ("|", 0.3), (", ", 0.5))


class GroupKind(StrEnum):
    """Whether people ticked any that apply, or answered each row of a grid."""

    MULTIPLE = "multiple choice"
    GRID = "grid"


@dataclass(frozen=True)
class Group:
    """A question spread over columns. ``options`` names each column's option or row."""

    question: str
    kind: GroupKind
    columns: tuple[Column, ...]
    options: tuple[str, ...]


def groups(columns: Sequence[Column], cells: pd.DataFrame) -> tuple[Group, ...]:
    """The questions of a sheet that are spread over two columns or more."""
    spread: dict[str, list[tuple[Column, str]]] = defaultdict(list)
    for column in columns:
        if split := _split(column):
            question, option = split
            spread[question].append((column, option))
    return tuple(
        _group(question, members, cells) for question, members in spread.items() if len(members) > 1
    )


def joined(
    columns: Sequence[Column], cells: pd.DataFrame, *, codes: bool = False
) -> dict[Column, str]:
    """The columns in which one cell holds several options, and what joins them.

    ``codes`` says that a space may join codes, as it does in a file of KoboToolbox.
    """
    found = {column: _joint(cells[column.cell].dropna().tolist(), codes) for column in columns}
    return {column: joint for column, joint in found.items() if joint}


def _split(column: Column) -> tuple[str, str] | None:
    """The question and the option a column's heading names, where it names both."""
    said = [part for part in column.parts if part and "ImportId" not in part]
    if len(said) > 1 and len(column.parts) == 2 and said[0] != said[1]:
        return said[0], said[1]
    heading = said[-1] if said else ""
    for pattern in _SPLITS:
        if match := pattern.match(heading):
            return match["question"], match["option"]
    return None


def _group(question: str, members: list[tuple[Column, str]], cells: pd.DataFrame) -> Group:
    ticked = [_is_ticked(cells[column.cell], option) for column, option in members]
    kind = GroupKind.MULTIPLE if sum(ticked) > 0.5 * len(ticked) else GroupKind.GRID
    return Group(
        question,
        kind,
        tuple(column for column, _ in members),
        tuple(option for _, option in members),
    )


def _is_ticked(cells: pd.Series, option: str) -> bool:
    """Whether a column only says that its option was chosen, or not."""
    values = {value.strip().lower() for value in cells.dropna()} - _UNTICKED - {""}
    return len(values) < 2 or values <= _TICKS or values <= {option.strip().lower()}


def _joint(values: Sequence[str], codes: bool) -> str:
    """What joins the options in a column's cells, or empty."""
    filled = [value.strip() for value in values if value.strip()]
    if len(filled) < 3:
        return ""
    if sum(value.endswith(";") for value in filled) > 0.8 * len(filled):
        return ";"
    for joint, enough in _JOINS:
        several = [value for value in filled if joint in value]
        if len(several) >= enough * len(filled) and _combine(several, joint):
            return joint
    spaced = [value for value in filled if " " in value] if codes else []
    if len(spaced) >= 0.2 * len(filled) and all(map(_CODES.fullmatch, filled)):
        return " " if _combine(spaced, " ") else ""
    return ""


def _combine(values: Sequence[str], joint: str) -> bool:
    """Whether the parts come in different company, as options do and words of a sentence do not."""
    combinations = {tuple(value.split(joint)) for value in values}
    parts = {part for combination in combinations for part in combination}
    return sum(map(len, combinations)) >= 1.5 * len(parts)
