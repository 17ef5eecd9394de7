"""Add data: what each column was taken for, and the way to say otherwise."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from khi import wording
from khi.intake import Draft
from khi.intake.matching.headings import Evidence
from khi.intake.matching.matches import Match
from khi.ui.frame import shell
from khi.ui.pieces.card import foot
from khi.ui.uploading import crossing, desk

_LEAVE_OUT = "Leave this column out"
_TAKEN_FOR = "We take it for"
_MEASURES = "measures"
_HEADING = "Its heading"
_BECAUSE: Mapping[Evidence, str] = {
    Evidence.PERSON: "you said so",
    Evidence.ID: "its code",
    Evidence.WORDING: "the same words",
    Evidence.ALIAS: "a name we know it by",
    Evidence.SIMILAR: "nearly the same words",
    Evidence.ANSWERS: "its answers fit",
}
_OF_MEASURES: Mapping[str, str] = {
    "area": "The area",
    "level": "The kind of area",
    "board": "The care board of a provider",
    "period": "The period",
    "from": "The first day of the period",
    "until": "The last day of the period",
    "year": "The year",
    "year range": "How many years the period has",
    "quarter": "The quarter",
    "month": "The month",
    "indicator": "Which measure it is",
    "measure": "Which measure it is",
    "code": "The code of the measure",
    "family": "The family of the measure",
    "kind": "Which part of a figure the row is",
    "value": "The figure",
    "numerator": "How many (the numerator)",
    "denominator": "Out of how many (the denominator)",
    "lower": "The lower limit of the figure",
    "upper": "The upper limit of the figure",
    "margin": "The margin of error of the figure",
    "status": "The publisher’s mark beside the figure",
    "group": "Of whom the figure is",
}
"""What the columns of a table of measures are for, in words."""


def matches(draft: Draft) -> None:
    """How each column was taken, and the way to say otherwise where there is one."""
    known = [each for each in draft.columns if each.is_kept]
    if draft.kind == _MEASURES:
        _of_measures(draft, len(known))
        return
    shell.section(
        _used(len(known), len(draft.columns)),
        "Choose something else in the middle column, and the file is checked again.",
    )
    meanings = _meanings()
    names = {target: name for name, target in meanings.items()}
    shown = pd.DataFrame(
        {
            "Your column": [each.name or each.letter for each in draft.columns],
            _TAKEN_FOR: [_meaning(each, names) for each in draft.columns],
            "Why": [_evidence(each) for each in draft.columns],
        }
    )
    here = desk.desk()
    key = here.key(f"match-{here.turn}")
    letters = [each.letter for each in draft.columns]
    with st.container(key="card-match"):
        st.data_editor(
            shown,
            key=key,
            hide_index=True,
            disabled=["Your column", "Why"],
            column_config={
                _TAKEN_FOR: st.column_config.SelectboxColumn(
                    options=[_LEAVE_OUT, *meanings], width="large"
                )
            },
            alt="How each column of your file was taken.",
            on_change=_take_matches,
            args=(key, letters, meanings),
        )
        foot(_read_as(draft))
    crossing.ask(draft)


def _used(used: int, among: int) -> str:
    """How many columns are used: "All six columns are used", "Five of eight columns are used"."""
    if not used:
        return "No column is used yet"
    number, whole = wording.sentence_case(wording.spelt(used)), wording.spelt(among)
    if used == among:
        return f"All {whole} columns are used" if used > 1 else "The column is used"
    return f"{number} of {whole} columns {'is' if used == 1 else 'are'} used"


def _of_measures(draft: Draft, used: int) -> None:
    """How each column of a table of measures was taken: by its publisher's headings."""
    shell.section(
        _used(used, len(draft.columns)),
        "Columns are known by the headings of the publisher. Rename one, and it is read as such.",
    )
    rows = [
        [each.name or each.letter, _OF_MEASURES.get(each.target, _LEAVE_OUT), each.why or _HEADING]
        for each in draft.columns
    ]
    with st.container(key="card-match"):
        st.dataframe(
            pd.DataFrame(rows, columns=["Your column", _TAKEN_FOR, "Why"]),
            hide_index=True,
            alt="How each column of your file was taken.",
        )
        foot(_read_as(draft))


def _take_matches(key: str, letters: list[str], meanings: Mapping[str, str]) -> None:
    """Keep what the person said of a column."""
    here = desk.desk()
    for place, cells in st.session_state[key]["edited_rows"].items():
        said = cells.get(_TAKEN_FOR)
        here.matches[letters[int(place)]] = meanings.get(said, "drop")
    here.turn += 1


def _meanings() -> dict[str, str]:
    """Everything a column can be, by the words a person chooses it by."""
    catalogue = desk.catalogue()
    places = {"The area": "area", "The quarter or date": "period", "A weight": "weight"}
    groups = {f"Group: {each.label}": each.id for each in catalogue.breakdowns.values()}
    asked = {
        f"{each.wording or each.topic} ({each.id})": each.id
        for each in catalogue.questions.values()
        if each.derived is None
    }
    return {**places, **groups, **asked}


def _meaning(match: Match, names: Mapping[str, str]) -> str:
    """What a column was taken for, in the words of the list."""
    role, target = match.role.value, match.target
    if not match.is_kept:
        return _LEAVE_OUT
    return names.get(target) or names.get(role) or role


def _evidence(match: Match) -> str:
    """Why it was taken so, or why it is left out."""
    evidence = wording.sentence_case(", ".join(_BECAUSE[Evidence(each)] for each in match.evidence))
    return wording.sentence_case(match.why) or evidence


def _read_as(draft: Draft) -> str:
    """How the file was read, in a line."""
    tool = f"Recognised as {draft.upload.tool}. " if draft.upload.tool else ""
    return tool + " ".join(draft.details.get("assumptions", []))
