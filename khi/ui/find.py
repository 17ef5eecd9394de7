"""Find an indicator by the words people use; each finding leads to the pages that show it."""

import streamlit as st

from khi import wording
from khi.catalogue.search import search
from khi.model import Area, Indicator
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.markup import div, p, tag
from khi.wording import easy_found
from khi.wording.easy_lines import Line
from khi.wording.in_short import sentence
from khi.wording.numbers import counted

TITLE = "Find a measure of how people are"
_MOST = 12
_EXAMPLES = "Try “lonely”, “friends”, “choice”, “hospital” or a code such as 1A."


def ask() -> str:
    """What the reader is looking for; it stands in the address bar."""
    asked = st.text_input(
        "What would you like to know about?", key="find", type="search", max_chars=80,
        bind="query-params", persist_state="session", width=480,
    )  # fmt: skip
    return str(asked or "")


def head(asked: str, found: list[Indicator]) -> None:
    """The top of the page: how many were found."""
    if not asked:
        shell.head("Find", TITLE, _EXAMPLES)
    elif found:
        shell.head("Find", TITLE, f"{wording.sentence_case(counted(len(found), 'measure'))}.")
    else:
        shell.head("Find", TITLE, f"Nothing here is called that. {_EXAMPLES}")


def in_short(asked: str, found: list[Indicator]) -> list[str | Line]:
    """How much was found, in short words."""
    return easy_found.of_search(asked, len(found))


def find(asked: str) -> list[Indicator]:
    """The indicators that answer to it, those with figures first; unasked, one for each part."""
    if not asked:
        return list(sources.catalogue().headlines)
    known = search(asked, sources.catalogue().indicators.values())
    with_figures = sources.kept(("found with figures",), _with_figures)
    return sorted(known, key=lambda each: each.id not in with_figures)[:_MOST]


def _with_figures() -> frozenset[str]:
    return frozenset(each.id for area in sources.areas_by_quarter() for each in _shown_in(area))


def _shown_in(area: Area) -> list[Indicator]:
    return [*sources.personal(area), *sources.system(area)]


def start() -> None:
    """What stands over the ones to start with."""
    shell.section("Or start with one of these", "One for each part of life.")


def show(found: list[Indicator], *, easy: bool) -> None:
    """One row for each: what it measures, and where to see it; in easy read, in short words."""
    for place, indicator in enumerate(found):
        with st.container(key=f"card-found-{place}"):
            about = f"{indicator.title}. {wording.sentence_case(wording.unit(indicator))}."
            lead = "" if easy else "In short words: "
            st.html(
                div(
                    "khi",
                    tag("h2", indicator.short, class_="khi-h3"),
                    p("khi-sub", "" if easy else about),
                    p("khi-say", f"{lead}{sentence(indicator.easy)}"),
                )
            )
            _links(indicator)


def _links(indicator: Indicator) -> None:
    """To compare and to see over time, where there are figures; else how to add some."""
    where = next(
        (each for each in sources.areas_by_quarter() if indicator in _shown_in(each)), None
    )
    if where is None:
        st.html(
            div("khi", p("khi-sub", "No figures here yet. A survey that asks it would add them."))
        )
        return
    with st.container(horizontal=True):
        asked = {"area": where.name, "indicator": indicator.short}
        st.page_link("pages/compare.py", label="Compare areas", query_params=asked)
        over_time = {"area": where.name, "indicators": indicator.short, "when": "Over time"}
        over_time |= {"which": "Just this one"}
        st.page_link("pages/explore.py", label="See it over time", query_params=over_time)


def nothing() -> None:
    """Where nothing was found: what to do instead."""
    states.empty("Nothing found", _EXAMPLES, page="pages/methods.py", link="See every indicator")
