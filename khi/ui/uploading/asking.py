"""Add data: what only the person can say of their file, and the ways to say it."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from khi import wording
from khi.intake import Ask, Draft
from khi.model import Absence
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.pieces.icons import icon
from khi.ui.pieces.markup import div, p
from khi.ui.uploading import desk

_AS_IN_FILE = "As the file says"
_MOST_FILES = 3
_HYPHENS = (
    Absence.NOT_AVAILABLE,
    Absence.TOO_FEW,
    Absence.NOT_SUBMITTED,
    Absence.NOT_APPLICABLE,
)
_ANSWERS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "discard_identifiers": {"Discard these columns": {"discard_identifiers": True}},
    "day_order": {
        "Day first": {"day_order": "day first"},
        "Month first": {"day_order": "month first"},
    },
    "quarter_year": {
        "Calendar year: Q1 is January to March": {"quarter_year": "calendar"},
        "Financial year: Q1 is April to June": {"quarter_year": "financial"},
    },
    "hyphen": {wording.absence(reason): {"hyphen": reason.value} for reason in _HYPHENS},
    "kind": {
        "Each row is a person": {"kind": "survey-respondents"},
        "Each row is a count of answers": {"kind": "survey-counts"},
        "Each row is a figure for an area": {"kind": "measures"},
    },
}
"""What each question to the person can be answered with, and what that says."""


def ask(draft: Draft) -> None:
    """What only the person can say. Area and quarter can always be said for the whole file."""
    if draft.asks:
        is_one = len(draft.asks) == 1
        count = wording.sentence_case(wording.spelt(len(draft.asks)))
        shell.section(
            f"{count} {'thing' if is_one else 'things'} only you can say",
            f"Nothing can be published until {'it is' if is_one else 'they are'} answered.",
        )
    with st.container(key="card-ask"):
        for each in draft.asks:
            st.html(div("khi", p("khi-say", icon("info"), " ", each.asks)))
            _ways_to_answer(each, draft)
        _place_and_time()


def _ways_to_answer(each: Ask, draft: Draft) -> None:
    """Buttons, or a list to choose from; a column is answered in the table of columns."""
    with st.container(horizontal=True):
        for label, said in _buttons(each, draft):
            key = desk.desk().key(f"{label}-{each.column}-{said.get('earlier', '')}")
            st.button(label, key=key, on_click=desk.say, kwargs=dict(said))
    if each.about == "indicator":
        _pick("Which measure", {found.title: found.id for found in sources.measures()}, "indicator")
    if each.about == "sheet":
        _pick("Which sheet", {name: name for name in each.sheets}, "sheet")
    if each.about == "period":
        known = {found.label: found.id for found in sources.recent_quarters()}
        _pick("Which period", known, "period")


def _buttons(each: Ask, draft: Draft) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each answer there is, and what it says."""
    yield from _ANSWERS.get(each.about, {}).items()
    if each.about == "version":
        yield from _versions(each)
    if each.about == "missing":
        said = desk.desk().missing
        yield "They mean no answer", {"missing": {**said, each.column: _values_in(each, draft)}}
        yield "They are real answers", {"missing": {**said, each.column: ()}}


def _versions(each: Ask) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What can be done about each earlier file that this one may be."""
    named = {upload.id: upload for upload in sources.uploads()}
    yield "They are other people: add them", {"version": "add"}
    for id in each.uploads[:_MOST_FILES]:
        file = named[id].file_name
        yield f"Replace {file}", {"version": "replace", "earlier": id}
        yield f"New version of {file}", {"version": "new version", "earlier": id}


def _values_in(each: Ask, draft: Draft) -> tuple[str, ...]:
    """The numbers a question is about, as they stand in the column."""
    column = next(match for match in draft.columns if match.letter == each.column)
    return tuple(value for value in column.seen.values if f"{value.strip()} (" in each.asks)


def _pick(label: str, options: Mapping[str, str], name: str) -> None:
    """One of a list, kept as soon as it is chosen."""
    key = desk.desk().key(f"pick-{name}")
    st.selectbox(
        label,
        list(options),
        index=None,
        key=key,
        width=360,
        placeholder="Choose one",
        on_change=_say_picked,
        args=(key, dict(options), name),
    )


def _say_picked(key: str, options: Mapping[str, str], name: str) -> None:
    desk.say(**{name: options.get(str(st.session_state[key]), "")})


def _place_and_time() -> None:
    """Area and quarter for the whole file. What the file says stands until the person says more."""
    here = desk.desk()
    areas = {area.code: area.name for area in sources.places()}
    quarters = {quarter.id: quarter.label for quarter in sources.recent_quarters()}
    _stand(here.key("area"), areas.get(here.area, _AS_IN_FILE))
    _stand(here.key("quarter"), quarters.get(here.quarter, _AS_IN_FILE))
    with st.container(horizontal=True, gap="medium"):
        st.selectbox(
            "Area of the whole file",
            [_AS_IN_FILE, *areas.values()],
            key=here.key("area"),
            width=280,
            on_change=_say_place,
        )
        st.selectbox(
            "Quarter of the whole file",
            [_AS_IN_FILE, *quarters.values()],
            key=here.key("quarter"),
            width=240,
            on_change=_say_place,
        )


def _stand(key: str, chosen: str) -> None:
    """Have a list show what was said before, when somebody comes back from another page."""
    st.session_state.setdefault(key, chosen)


def _say_place() -> None:
    """Keep the area and the quarter as the codes intake takes."""
    here = desk.desk()
    codes = {area.name: area.code for area in sources.places()}
    ids = {quarter.label: quarter.id for quarter in sources.recent_quarters()}
    here.area = codes.get(str(st.session_state.get(here.key("area"))), desk.AS_THE_FILE_SAYS)
    here.quarter = ids.get(str(st.session_state.get(here.key("quarter"))), desk.AS_THE_FILE_SAYS)
