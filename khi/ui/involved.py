"""Who chose what, who looked at it again, and who was there first: of every indicator and file."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from khi.access import Act
from khi.model import Indicator, Involvement, KhiError, Upload, UploadStatus, clock
from khi.progress import involvement
from khi.ui.frame import selection, shell
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import states
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import badge, icon
from khi.ui.pieces.markup import Markup, div, items, p, table, tag
from khi.wording.progress import involvement as said

_KEPT = "involvement kept"
_KINDS = {"Indicators": "indicator", "Files": "upload"}
_LONGEST = 160


def choose() -> str:
    """Indicators, or files."""
    return selection.switch("The record of", _KINDS, key="about")


def record(about: str) -> None:
    """A row for each indicator or file somebody said something of; the others by who chose them."""
    known = involvement.standing(sources.store(), about)
    subjects = _subjects(about)
    told = {id: known[id] for id in subjects if id in known}
    first = sum(line.came_first for line in told.values())
    shell.section(
        f"People were there first for {first} of {len(subjects)}",
        "Plans made first are consultation. The badge asks for both days.",
    )
    if told:
        rows = [_row(id, subjects[id][0], line) for id, line in told.items()]
        header = ["What", "Chosen by", "Reviewed by", "When", "Badge"]
        with st.container(key="card-involved"):
            st.html(div("khi", table(header, rows, caption="Who was involved, and when")))
            foot("Newest line of each. Earlier lines are kept, and nothing is written over.")
    untold = {id: subject for id, subject in subjects.items() if id not in told}
    if untold:
        shell.section(said.untold(len(untold), every=not told), said.UNTOLD)
        st.html(div("khi khi-list", *_by_chooser(untold)))


def _by_chooser(subjects: Mapping[str, tuple[str, str]]) -> Iterator[Markup]:
    """Under each who chose them, what nobody has said anything more about; most first."""
    choosers = Counter(chosen_by or said.UNKNOWN for _, chosen_by in subjects.values())
    for chooser, count in choosers.most_common():
        titles = [title for title, by in subjects.values() if (by or said.UNKNOWN) == chooser]
        head = tag("summary", tag("span", chooser), tag("b", str(count)))
        yield tag("details", head, items("khi-plain", *titles))


def _subjects(about: str) -> dict[str, tuple[str, str]]:
    """Each id with its title, and who the catalogue says chose it."""
    if about == "indicator":
        return {each.id: (each.title, each.chosen_by) for each in _indicators()}
    return {each.id: (each.file_name, "") for each in _uploads()}


def _indicators() -> list[Indicator]:
    return list(sources.catalogue().indicators.values())


def _uploads() -> list[Upload]:
    return [each for each in sources.uploads() if each.status is UploadStatus.PUBLISHED]


def _row(id: str, title: str, line: Involvement) -> list[object]:
    indicator = sources.catalogue().indicators.get(id)
    default = indicator.chosen_by if indicator else said.UNKNOWN
    return [
        title,
        line.chosen_by or default,
        line.reviewed_by or said.UNKNOWN,
        said.when(line),
        mark(line),
    ]


def mark(line: Involvement) -> Markup:
    """The badge; or, in words, that there is none."""
    if line.came_first:
        return badge("strong", said.FIRST, tone="strength")
    return tag("span", "No badge", class_="khi-none")


def add(about: str) -> None:
    """Add a line to a record."""
    if not may(Act.RECORD):
        return
    shell.section("Add to the record", "A line is added. None is written over.")
    _say_kept()
    subjects = _subjects(about)
    if not subjects:
        states.empty("There is no file yet", "Add a file, and say who helped.", of="files")
        return
    with st.container(key="card-add"), st.form(f"involved-{about}", border=False):
        line = _line(about, subjects)
        looked = st.checkbox("I have looked again: nobody is named.")
        is_sent = st.form_submit_button("Add to the record", type="primary")
    if is_sent:
        _record(line, looked=looked)


def _say_kept() -> None:
    """Say once that a line was added; a screen reader says it at once."""
    if kept := st.session_state.pop(_KEPT, ""):
        with st.container(key="notice"):
            st.html(div("khi", p("khi-say", icon("tick"), " ", kept), role="status"))


def _line(about: str, subjects: Mapping[str, tuple[str, str]]) -> Involvement:
    """The boxes, and the line that they hold."""
    named = {f"{title} ({id})": id for id, (title, _) in subjects.items()}
    subject = st.selectbox("What is it about?", list(named), width=520)
    return Involvement(
        id="",
        about=about,
        subject=named[str(subject)],
        chosen_by=st.text_input("Who chose it? Roles, never names.", max_chars=_LONGEST),
        reviewed_by=st.text_input("Who looked at it again?", max_chars=_LONGEST),
        involved_on=_day("When were people first involved?"),
        plan_drafted_on=_day("When was the plan drafted?"),
        by_role=st.selectbox("You write this down as", involvement.ROLES, width=360),
        recorded_at=clock.now(),
    )


def _day(asks: str) -> date | None:
    """A day that may stay unsaid."""
    return st.date_input(asks, value=None, format="DD/MM/YYYY", width=320)


def _record(line: Involvement, *, looked: bool) -> None:
    """Add the line; or say what stands in the way, with nothing typed lost."""
    try:
        must(Act.RECORD)
        involvement.record(sources.store(), sources.catalogue(), line, looked=looked)
    except KhiError as problem:
        states.error(problem)
        return
    st.session_state[_KEPT] = "Added to the record."
    st.rerun()
