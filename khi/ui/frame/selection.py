"""What the reader chose. Every choice is in the address bar, so a link is the whole view.

No widget is drawn with nothing to choose: Streamlit would remember "nothing" as the choice.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from khi.model import Area, Breakdown, Indicator, Quarter
from khi.ui.frame import in_link
from khi.ui.pieces.markup import Markup, div, tag

WIDTH = 232
AS_TYPED: Final = "contains"
"""What is left of a list as somebody types: what holds those letters, in our order, the headlines
first. Sorted by how well the letters fit, the shortest name would come before what is meant."""
_AGAIN, _PART = "drawn again", "part"


def controls() -> DeltaGenerator:
    """The strip the page's choices stand in. It stays in sight on wide screens."""
    return st.container(key="controls", horizontal=True, vertical_alignment="bottom")


def choices() -> DeltaGenerator:
    """The choices of one section, within its flow."""
    return st.container(key="choices", horizontal=True, vertical_alignment="bottom")


def fold(words: str) -> None:
    """On a phone, what stands after this waits behind one press; elsewhere all stands in sight.

    It is for the page's choices, and for a block whose key begins with ``fold``. Nothing is asked
    of the server, and what is chosen there counts all the same.
    """
    st.html(div("khi", folded(words)))


def folded(words: str) -> Markup:
    """The same within one piece of HTML: the tiles, the later items or the later rows after it."""
    return tag("details", tag("summary", words), class_="khi-fold")


def area(areas: Sequence[Area]) -> Area:
    """One place. The first until the reader chooses."""
    named = _by_name(areas)
    return named[pick("Area", list(named), key="area")]


def standing_area(areas: Sequence[Area]) -> Area:
    """The place that stands chosen, before its widget is drawn."""
    named = _by_name(areas)
    return named[standing("area", list(named))]


def _by_name(areas: Sequence[Area]) -> dict[str, Area]:
    """Places by their names. A link that asks for one by its code is taken to mean its name."""
    asked = st.query_params.get("area")
    meant = next((each.name for each in areas if each.code == asked), "")
    if meant:
        in_link.put("area", meant)
        st.rerun()
    return {each.name: each for each in areas}


def quarter(quarters: Sequence[Quarter]) -> Quarter:
    """One quarter, the latest first."""
    named = _latest_first(quarters)
    return named[pick("Quarter", list(named), key="quarter", width=148)]


def standing_quarter(quarters: Sequence[Quarter]) -> Quarter:
    """The quarter that stands chosen, before its widget is drawn."""
    named = _latest_first(quarters)
    return named[standing("quarter", list(named))]


def _latest_first(quarters: Sequence[Quarter]) -> dict[str, Quarter]:
    ordered = sorted(quarters, key=_by_start, reverse=True)
    return {each.label: each for each in ordered}


def _by_start(quarter: Quarter) -> str:
    return quarter.start.isoformat()


def indicator(label: str, indicators: Sequence[Indicator], *, key: str) -> Indicator:
    """One indicator, by its short name."""
    named = {each.short: each for each in indicators}
    return named[pick(label, list(named), key=key)]


def breakdown(breakdowns: Sequence[Breakdown]) -> Breakdown:
    """One way of telling groups of people apart."""
    named = {each.label: each for each in breakdowns}
    return named[pick("Groups by", list(named), key="groups")]


def switch(label: str, options: Mapping[str, str], *, key: str) -> str:
    """One of two or three, side by side: what stands on it, and what it means."""
    in_link.carry(key, list(options))
    chosen = st.segmented_control(
        label,
        list(options),
        default=next(iter(options)),
        required=True,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    in_link.keep(key, chosen)
    return options.get(str(chosen), next(iter(options.values())))


def parts(label: str, options: Sequence[str]) -> str:
    """One part of a page. Each stands in the browser's history, so that Back leads to the last."""
    asked = st.query_params.get(_PART, "")
    st.session_state[_PART] = asked if asked in options else options[0]
    return str(st.segmented_control(label, options, key=_PART, required=True, on_change=_to_part))


def go_to_part(part: str) -> None:
    """Open a part of the page that the reader is on."""
    st.query_params[_PART] = part  # From here, not from the widget: that would be no step back.


def _to_part() -> None:
    go_to_part(str(st.session_state[_PART]))


EASY = "easy"


def easy_read() -> bool:
    """Whether the reader wants shorter words and fewer numbers. It goes with them to every page."""
    in_link.carry(EASY, [True, False])
    easy = st.toggle("Easy read", key=EASY, bind="query-params", persist_state="session")
    in_link.keep(EASY, easy)
    return easy


def pick(
    label: str, options: Sequence[str], *, key: str, width: int = WIDTH, at_first: str = ""
) -> str:
    """One of a list; until the reader chooses, ``at_first`` or the first of it.

    To Streamlit it begins with nothing chosen, and so whatever stands chosen is in the link. What
    a list begins with is left out of the address bar, and would be another area or quarter on the
    day there is one more.
    """
    first = at_first or options[0]
    if in_link.is_unchosen(key):
        in_link.put(key, first)
    else:
        in_link.carry(key, options)
    linked = st.query_params.get(key)
    if key in st.session_state:
        if st.session_state[key] not in options:
            in_link.put(key, in_link.last(key, options) or first)
    elif linked not in options:
        in_link.put(key, first)
        if linked is not None:
            in_link.miss(key, linked, first)
    chosen = st.selectbox(
        label,
        options,
        index=None,
        required=True,
        key=key,
        width=width,
        filter_mode=AS_TYPED,
        bind="query-params",
        persist_state="session",
    )
    if chosen is None:  # A step back in the browser, to a link that does not say it.
        st.rerun()
    in_link.keep(key, chosen, unchosen=chosen == first)
    return str(chosen)


def pick_some(
    label: str,
    options: Sequence[str],
    at_first: Sequence[str],
    *,
    key: str,
    most: int,
    width: int | Literal["stretch"] = "stretch",
) -> list[str]:
    """A few of a list; until the reader chooses, ``at_first``.

    What was chosen and is no longer there is left out; if nothing is left, it begins anew. One that
    the reader empties stays empty, in the link too.
    """
    known = list(options)
    if key in st.session_state:
        chosen = list(st.session_state[key])
        left = [name for name in chosen if name in known]
        if left != chosen:
            st.session_state[key] = left or list(at_first)
    elif not set(st.query_params.get_all(key)) & set(known):
        if in_link.is_emptied(key):
            st.session_state[key] = []
        else:
            in_link.put(key, list(at_first))
    picked = st.multiselect(
        label,
        known,
        max_selections=most,
        filter_mode=AS_TYPED,
        width=width,
        key=key,
        bind="query-params",
        persist_state="session",
    )
    in_link.hold_emptied(key, is_empty=not picked)
    return picked


def standing(key: str, options: Sequence[str]) -> str:
    """What stands chosen of a list, before its widget is drawn; the first if nothing does.

    So that a page can show what was asked for without waiting for the controls to arrive.
    """
    in_link.carry(key, options)
    asked = st.session_state.get(key, st.query_params.get(key))
    return str(asked) if asked in options else str(options[0])


def standing_easy() -> bool:
    """Whether easy read stands chosen, before its toggle is drawn."""
    in_link.carry(EASY, [True, False])
    return bool(st.session_state.get(EASY, st.query_params.get(EASY) == "true"))


def agree(shown: object, chosen: object) -> None:
    """Draw the page again, once, where its controls say something else than it shows."""
    if shown == chosen:
        st.session_state.pop(_AGAIN, None)
    elif _AGAIN not in st.session_state:
        st.session_state[_AGAIN] = True
        st.rerun()


def only_here(label: str, indicators: Sequence[Indicator], *, key: str) -> Indicator:
    """One indicator of somebody's draft: never in the address bar, which others may be sent."""
    named = {each.short: each for each in indicators}
    chosen = st.selectbox(label, list(named), key=key, width=WIDTH, filter_mode=AS_TYPED)
    return named[str(chosen)]
