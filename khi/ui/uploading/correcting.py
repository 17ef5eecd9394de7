"""Add data: what to put right, by problem or cell by cell, and checked again at once."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from khi import wording
from khi.intake import Draft
from khi.ui.frame import shell
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import code, div, items, joined, p, tag
from khi.ui.uploading import desk

MOST_CELLS = 200
"""How many cells can be put right one by one here. More are quicker in the file itself."""

_SHOULD_BE = "Should be"
_FIXED = ["Row", "Column", "We found", "Rows", "We can accept"]
_NOTHING_THERE = r": (?:no (?:area|quarter)|nothing) in |(?:says|Found) 'blank'"
"""How a message says that cells are empty."""

_LEFT_GROUPS = (
    "A group you leave as it is counts as not stated. What the person answered still counts, for "
    "everyone."
)
_BY_PROBLEM, _BY_CELL = "Each thing once", "Cell by cell"


def put_right(draft: Draft) -> None:
    """What to put right. Typing an answer checks the file again at once."""
    in_cells = draft.problems["level"].ne("note") & draft.problems["row"].gt(0)
    may_be_typed = draft.problems["level"].eq("error") | draft.problems["accepted"].ne("")
    errors = draft.problems[in_cells & may_be_typed].reset_index(drop=True)
    _notes(draft.problems[~(in_cells & may_be_typed)]["message"])
    if errors.empty and not desk.desk().corrections:
        return
    _title(errors, draft)
    with st.container(key="card-fix"):
        if len(errors):
            how = st.segmented_control(
                "How to put it right",
                [_BY_PROBLEM, _BY_CELL],
                default=_BY_PROBLEM,
                required=True,
                key=desk.desk().key("fix-how"),
            )
            if errors["level"].eq("warning").any():
                st.html(div("khi", p("khi-say", icon("info"), " ", _LEFT_GROUPS)))
            _grid(errors, draft) if how == _BY_CELL else _editor(errors, draft)
            _use_guesses(errors, draft)
        _corrected()
        foot("Type under “Should be” and press Enter. The file is checked again at once.")


def _title(errors: pd.DataFrame, draft: Draft) -> None:
    """How many things there are, and how many rows wait for them."""
    if errors.empty:
        shell.section("Everything is put right", "Your corrections are written in the ledger.")
        return
    rejected = draft.upload.ledger.rejected
    count = wording.sentence_case(wording.spelt(len(errors)))
    noun = "thing" if len(errors) == 1 else "things"
    waits = f"{rejected:,} rows wait here." if rejected > 1 else "One row waits here."
    waits = waits if rejected else "No row waits for these."
    shell.section(f"{count} {noun} to put right", f"{waits} Fix them now, or publish without them.")


def _editor(errors: pd.DataFrame, draft: Draft) -> None:
    """The problems as a table in which the last column can be typed in."""
    here = desk.desk()
    accepted = errors["accepted"].where(errors["accepted"].ne(""), errors["message"])
    shown = pd.DataFrame(
        {
            "We found": what_stands(errors),
            _SHOULD_BE: "",
            "Column": errors["column"],
            "Row": errors["row"],
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
            "We found": st.column_config.TextColumn(width=120),
            _SHOULD_BE: st.column_config.TextColumn(width=150),
            "Column": st.column_config.TextColumn(width=240),
            "Row": st.column_config.NumberColumn("First row", width=90),
            "Rows": st.column_config.NumberColumn("How many rows", width=120),
        },
        alt="Things to put right. The column Should be can be typed in.",
        on_change=_take_edits,
        args=(key, errors, draft.bad_cells),
    )


def what_stands(errors: pd.DataFrame) -> pd.Series:
    """What stands in the cells: its words, that nothing does, or that it is not repeated here."""
    empty = errors["message"].str.contains(_NOTHING_THERE)
    unsaid = pd.Series("may be personal", index=errors.index).mask(empty, "empty")
    return errors["found"].where(errors["found"].ne(""), unsaid)


def _grid(errors: pd.DataFrame, draft: Draft) -> None:
    """Every cell that fails, each with its own correction."""
    here = desk.desk()
    failing = draft.bad_cells[draft.bad_cells["letter"].isin(set(errors["letter"]) - {""})]
    failing = failing[failing["level"].ne("note")].reset_index(drop=True)
    cells = failing.head(MOST_CELLS)
    if len(failing) > len(cells):
        says = f"The first {len(cells)} of {len(failing):,} cells. The others are in your file."
        st.html(div("khi", p("khi-sub", says)))
    key = here.key(f"grid-{here.turn}")
    st.data_editor(
        pd.DataFrame(
            {
                "Row": cells["row"],
                _SHOULD_BE: "",
                "Column": cells["letter"] + " " + cells["column"],
                "What is the matter": cells["message"],
            }
        ),
        key=key,
        hide_index=True,
        disabled=["Row", "Column", "What is the matter"],
        column_config={
            "Row": st.column_config.NumberColumn(width=70),
            _SHOULD_BE: st.column_config.TextColumn(width=150),
            "Column": st.column_config.TextColumn(width=280),
        },
        alt="Cells to put right. The column Should be can be typed in.",
        on_change=_take_cells,
        args=(key, cells),
    )


def _take_edits(key: str, errors: pd.DataFrame, bad_cells: pd.DataFrame) -> None:
    """Keep what was typed, as corrections of every cell that has the same problem."""
    typed = _typed(key)
    desk.correct(corrections(typed, errors, bad_cells))


def _take_cells(key: str, cells: pd.DataFrame) -> None:
    """Keep what was typed, each for its own cell."""
    desk.correct(
        {
            (int(cells["row"].iloc[place]), str(cells["letter"].iloc[place])): words
            for place, words in _typed(key).items()
        }
    )


def _typed(key: str) -> dict[int, str]:
    """What was typed under “Should be”, by its place in the table."""
    edited: Mapping[int, Mapping[str, str]] = st.session_state[key]["edited_rows"]
    return {int(at): cells[_SHOULD_BE] for at, cells in edited.items() if cells.get(_SHOULD_BE)}


def corrections(
    edits: Mapping[int, str], problems: pd.DataFrame, bad_cells: pd.DataFrame
) -> dict[tuple[int, str], str]:
    """Typed answers as corrections: one for each cell that has the problem.

    ``edits`` are keyed by the place of a problem in ``problems``.
    """
    found: dict[tuple[int, str], str] = {}
    for place, typed in edits.items():
        problem = problems.iloc[place]
        column = bad_cells[bad_cells["letter"].eq(problem["letter"])]
        beside = column.loc[column["row"].eq(problem["row"]), "message"]
        same = column[column["message"].isin(beside)]
        found |= {(int(row), problem["letter"]): typed for row in same["row"]}
    return found


def guesses(problems: pd.DataFrame) -> dict[int, str]:
    """Our guesses, keyed by the place of the problem."""
    return {
        place: guess
        for place, guess in enumerate(problems["guess"])
        if guess and problems["count"].iloc[place] <= MOST_CELLS
    }


def _use_guesses(errors: pd.DataFrame, draft: Draft) -> None:
    """Our guesses, taken all at once if the person agrees with them."""
    found = guesses(errors)
    if not found:
        return
    lines = (
        joined([code(errors["found"].iloc[place]), " becomes ", tag("b", guess)])
        for place, guess in found.items()
    )
    st.html(div("khi", p("khi-say", "Did you mean these?"), items("khi-dots", *lines)))
    made = corrections(found, errors, draft.bad_cells)
    st.button("Use our guesses", key=desk.desk().key("guess"), on_click=desk.correct, args=(made,))


def _corrected() -> None:
    """How many cells were put right by hand, and the way back."""
    count = len(desk.desk().corrections)
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        noun = "cell" if count == 1 else "cells"
        words = f"You put {wording.spelt(count)} {noun} right. Your own file is unchanged."
        st.html(div("khi", p("khi-say", words)))
        key = desk.desk().key("uncorrect")
        st.button("Undo my corrections", key=key, on_click=desk.uncorrect)


def _notes(notes: pd.Series) -> None:
    """What nothing can be typed for, said all the same."""
    if len(notes):
        noun = "thing" if len(notes) == 1 else "things"
        with st.expander(f"{len(notes)} more {noun} we noticed"):
            st.html(div("khi", items("khi-dots", *notes)))
