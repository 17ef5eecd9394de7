"""Add data, the middle: what each column is, and what to put right."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from khi import wording
from khi.intake import Draft
from khi.intake.matching.matches import Match
from khi.ui import crossing, desk, shell
from khi.ui.card import foot
from khi.ui.markup import code, div, items, joined, p, tag

_LEAVE_OUT = "Leave this column out"
_SHOULD_BE = "Should be"
_TAKEN_FOR = "We take it for"
_FIXED = ["Row", "Column", "We found", "Rows", "We can accept"]


def put_right(draft: Draft) -> None:
    """What to put right, a line for each thing. Typing an answer checks the file again at once."""
    wrong = draft.problems[draft.problems["level"].ne("note") & draft.problems["row"].gt(0)]
    errors = wrong.reset_index(drop=True)
    _notes(draft)
    if errors.empty:
        return
    rejected = draft.upload.ledger.rejected
    count = wording.spelt(len(errors)).capitalize()
    noun = "thing" if len(errors) == 1 else "things"
    waits = f"{rejected:,} rows wait here." if rejected else "No row waits for these."
    shell.section(f"{count} {noun} to put right", f"{waits} Fix them now, or publish without them.")
    with st.container(key="card-fix"):
        _editor(errors, draft)
        _use_guesses(errors, draft)
        foot("Type under “Should be” and press Enter. The file is checked again at once.")


def _editor(errors: pd.DataFrame, draft: Draft) -> None:
    """The problems as a table in which the last column can be typed in."""
    here = desk.desk()
    accepted = errors["accepted"].where(errors["accepted"].ne(""), errors["message"])
    shown = pd.DataFrame(
        {
            "Row": errors["row"],
            "Column": errors["column"],
            "We found": errors["found"].where(errors["found"].ne(""), "may be personal"),
            _SHOULD_BE: "",
            "Rows": errors["count"],
            "We can accept": accepted,
        }
    )
    key = here.key(f"fix-{here.turn}")
    st.data_editor(
        shown,
        key=key,
        hide_index=True,
        disabled=_FIXED,
        column_config={
            "Row": st.column_config.NumberColumn("First row", width=90),
            "Column": st.column_config.TextColumn(width=240),
            "We found": st.column_config.TextColumn(width=130),
            _SHOULD_BE: st.column_config.TextColumn(width=170),
            "Rows": st.column_config.NumberColumn("How many rows", width=120),
        },
        alt="Things to put right. The column Should be can be typed in.",
        on_change=_take_edits,
        args=(key, errors, draft.bad_cells),
    )


def _take_edits(key: str, errors: pd.DataFrame, bad_cells: pd.DataFrame) -> None:
    """Keep what was typed, as corrections of every cell that has the same problem."""
    edited: Mapping[int, Mapping[str, str]] = st.session_state[key]["edited_rows"]
    typed = {int(place): cells[_SHOULD_BE] for place, cells in edited.items() if cells[_SHOULD_BE]}
    desk.correct(desk.corrections(typed, errors, bad_cells))


def _use_guesses(errors: pd.DataFrame, draft: Draft) -> None:
    """Our guesses, taken all at once if the person agrees with them."""
    guesses = desk.guesses(errors)
    if not guesses:
        return
    lines = (
        joined([code(errors["found"].iloc[place]), " becomes ", tag("b", guess)])
        for place, guess in guesses.items()
    )
    st.html(div("khi", p("khi-say", "Did you mean these?"), items("khi-dots", *lines)))
    made = desk.corrections(guesses, errors, draft.bad_cells)
    st.button("Use our guesses", key=desk.desk().key("guess"), on_click=desk.correct, args=(made,))


def _notes(draft: Draft) -> None:
    """What needs nothing from the person, said all the same."""
    notes = draft.problems[draft.problems["level"].eq("note")]["message"]
    if len(notes):
        with st.expander(f"{len(notes)} more things we noticed"):
            st.html(div("khi", items("khi-dots", *notes)))


def matches(draft: Draft) -> None:
    """How each column was taken, and the way to say otherwise."""
    known = [each for each in draft.columns if each.is_kept]
    shell.section(
        f"{wording.spelt(len(known)).capitalize()} of {len(draft.columns)} columns are used",
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
    evidence = ", ".join(str(each) for each in match.evidence)
    return match.why or evidence


def _read_as(draft: Draft) -> str:
    """How the file was read, in a line."""
    tool = f"Recognised as {draft.upload.tool}. " if draft.upload.tool else ""
    return tool + " ".join(draft.details.get("assumptions", []))
