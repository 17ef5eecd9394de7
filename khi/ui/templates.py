"""Get a form: the question bank in the shapes people fill in, for one area and quarter."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from khi import forms
from khi.forms import Form, Kind
from khi.forms.form import Item, plain_choices
from khi.model import Area, Quarter, Question
from khi.model.in_words import lower_first
from khi.ui.frame import selection, shell
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.card import foot
from khi.ui.pieces.markup import Markup, code, div, items, p, tag

_CORE, _WELLBEING = "KHI core", "ONS4"
_SETS = {"Short: five questions": "short", "Our whole core": _CORE, "Wellbeing": _WELLBEING}
_USUAL = ("age", "sex", "ethnicity", "disability", "carer")
_LONGEST = 110
_SIDE_BY_SIDE = 3
UPLOAD = "pages/upload.py"


@dataclass(frozen=True)
class Chosen:
    """What the form is to ask, where, when, and who asks."""

    area: Area
    quarter: Quarter
    questions: tuple[str, ...]
    breakdowns: tuple[str, ...]
    asked_by: str

    def form(self, *, easy: bool = False) -> Form:
        """The form, in plain words or in easy ones."""
        return forms.form(
            sources.catalogue(),
            area=self.area.code,
            quarter=self.quarter,
            questions=self.questions,
            breakdowns=self.breakdowns,
            easy=easy,
            asked_by=self.asked_by,
        )


def introduce() -> None:
    """The top of the page."""
    shell.head(
        "Get a form",
        "Ask the questions, in the shape that suits people",
        "Paper, easy read, a spreadsheet or an online form. Whichever you use, what comes back"
        " needs no matching by hand.",
    )


def choose() -> Chosen:
    """Where, when, which questions, and what people are asked about themselves."""
    with st.container(key="card-form"):
        with st.container(key="choices", horizontal=True, vertical_alignment="bottom"):
            places = {each.name: each for each in sources.places()}
            area = places[selection.pick("Area", list(places), key="form-area")]
            known = {each.label: each for each in sources.recent_quarters()}
            quarter = known[selection.pick("Quarter", list(known), key="form-quarter", width=160)]
            asked_by = st.text_input(
                "Who is asking (shown on the form)", key="form-asked-by", max_chars=80, width=300
            )
        start = selection.switch("Start from", _SETS, key="form-set")
        asked = _named(sources.catalogue().questions.values())
        questions = st.multiselect(
            "Questions",
            list(asked),
            default=[name for name, id in asked.items() if id in _of_set(start)],
            key=f"form-questions-{start}",
        )
        groups = {each.label: each.id for each in sources.catalogue().breakdowns.values()}
        about = st.multiselect(
            "What people are asked about themselves",
            list(groups),
            default=[name for name, id in groups.items() if id in _USUAL],
            key="form-groups",
        )
        foot("Ask only what you will use. Fewer questions mean more answers.")
    return Chosen(
        area=area,
        quarter=quarter,
        questions=tuple(asked[each] for each in questions),
        breakdowns=tuple(groups[each] for each in about),
        asked_by=asked_by.strip(),
    )


def _of_set(start: str) -> frozenset[str]:
    """The questions of a ready-made set."""
    catalogue = sources.catalogue()
    if start == "short":
        readings = (each.reading for each in catalogue.headlines)
        return frozenset(reading.question for reading in readings if reading)
    asked = catalogue.questions.values()
    return frozenset(each.id for each in asked if each.instrument == start and not each.derived)


def _named(questions: Iterable[Question]) -> dict[str, str]:
    """Every question somebody can be asked, by the words it is chosen by."""
    return {_name(each): each.id for each in questions if not each.derived}


def _name(question: Question) -> str:
    """The question's own words, cut; or what it is, where the words are not ours to show."""
    words = question.wording or f"{question.id}: {question.instrument}, not ours to print"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def offer(chosen: Chosen) -> None:
    """A card for each shape the form comes in, with its file."""
    count = len(chosen.questions) + len(chosen.breakdowns)
    shell.section(
        "Take the form in the shape you need",
        f"{count} questions for {chosen.area.name}, {chosen.quarter.months}.",
    )
    for start in range(0, len(forms.KINDS), _SIDE_BY_SIDE):
        row = st.columns(_SIDE_BY_SIDE, gap="medium")
        for column, kind in zip(row, forms.KINDS[start : start + _SIDE_BY_SIDE], strict=True):
            with column.container(key=f"card-{kind.name}", height="stretch"):
                _one(kind, chosen.form(easy=kind.easy))


def _one(kind: Kind, form: Form) -> None:
    """One shape: what it is for, and the file, made when it is asked for."""
    asks = [item for item in form.printed if not item.about_you]
    st.html(div("khi", tag("h3", kind.label), p("khi-say", kind.says)))
    if kind.prints and not asks:
        st.html(div("khi", p("khi-sub", "None of these questions may be printed.")))
        return
    st.download_button(
        f"Get the {lower_first(kind.label)}",
        data=partial(forms.made, kind, form),
        file_name=forms.file_name(kind, form),
        mime=kind.mime,
        on_click="ignore",
        key=f"form-{kind.name}",
    )


def look(chosen: Chosen) -> None:
    """The questions as people will read them, in plain or in easy words."""
    shell.section("What people will be asked", "In this order. Nobody has to answer everything.")
    with st.container(key="card-asked"):
        easy = st.toggle("Easy words", key="form-words")
        form = chosen.form(easy=easy)
        st.html(div("khi", tag("ol", *map(_asked, form.printed), class_="khi-asked")))
        if form.left_out:
            st.html(
                div(
                    "khi",
                    tag("h3", "On the spreadsheet and the table only, as a code"),
                    items("khi-dots", *form.left_out),
                )
            )
        foot("Easy read offers fewer answers. Both kinds add up together.")


def _asked(item: Item) -> Markup:
    return tag("li", tag("b", item.wording), p("khi-sub", plain_choices(item)))


def nothing_chosen() -> None:
    """A form needs something to ask."""
    states.empty("Choose at least one question", "The form appears here as soon as you do.")


def afterwards() -> None:
    """What to do with each form once people have answered."""
    steps = (
        "Paper: type the answers into the spreadsheet, one row for each person.",
        "Spreadsheet: fill it in, save it, and add it.",
        "KoboToolbox: New project, Upload an XLSForm. Later: Data, Downloads, CSV or XLS, with"
        " names or with labels. Add that file as it is.",
        "ODK: upload the XLSForm to your server. Later: add its CSV of submissions as it is.",
    )
    shell.section("When people have answered", "Rows are counted and then discarded.")
    with st.container(key="card-afterwards"):
        st.html(div("khi", items("khi-dots", *steps)))
        st.page_link(UPLOAD, label="Add the answers")
        st.html(div("khi", p("khi-sub", "From a terminal: ", code("python -m khi template"))))
