"""What stands chosen, in the address bar and in the session: carried along, and missed."""

from collections.abc import Sequence
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

HERE = "here"
"""Where the session keeps the name of the page the reader is on."""
NOTHING = "none"
"""Which lists of several stand empty, in the address."""

_MISSED = "asked in vain"


def keep(key: str, chosen: object, *, unchosen: bool = False) -> None:
    """Remember a choice, and the page it was made on; or that it is where that page begins."""
    st.session_state[f"kept {key}"] = (chosen, st.session_state.get(HERE))
    st.session_state[f"unchosen {key}"] = unchosen


def last(key: str, options: Sequence[str]) -> str:
    """What stood chosen last, on whichever page, where it is one of the options; else nothing."""
    kept, _ = st.session_state.get(f"kept {key}", (None, None))
    return str(kept) if kept in options else ""


def is_unchosen(key: str) -> bool:
    """Whether what is remembered is only where another page began, and no link asks for it."""
    _, page = st.session_state.get(f"kept {key}", (None, None))
    is_elsewhere = page != st.session_state.get(HERE) and key not in st.query_params
    return is_elsewhere and bool(st.session_state.get(f"unchosen {key}"))


def carry(key: str, options: Sequence[object]) -> None:
    """Take a choice along to the next page, where it is one of the options."""
    kept, page = st.session_state.get(f"kept {key}", (None, None))
    here = st.session_state.get(HERE)
    if page != here and kept in options and key not in st.query_params:
        put(key, kept)


def put(key: str, chosen: object) -> None:
    """Have something stand chosen, in the link and on the page, before its widget is drawn.

    Streamlit keeps a choice for each page. Both writes are needed: without the first the link does
    not say it, without the second the page does not show it. The first is refused where the last
    page's choice still holds the name; the link then says it from the next choice on.
    """
    with suppress(StreamlitAPIException):
        st.query_params[key] = chosen if isinstance(chosen, list) else _written(chosen)
    st.session_state[key] = chosen


def is_emptied(key: str) -> bool:
    """Whether the link says that a list of several was emptied by hand, and by no mishap."""
    return key in st.query_params.get_all(NOTHING)


def hold_emptied(key: str, *, is_empty: bool) -> None:
    """Have the link say that nothing of a list stands chosen, or no longer say it.

    Streamlit leaves an empty list out of the address, where it reads as if nobody had chosen yet.
    """
    said = set(st.query_params.get_all(NOTHING))
    now = said | {key} if is_empty else said - {key}
    if now == said:
        return
    if now:
        st.query_params[NOTHING] = sorted(now)
    else:
        del st.query_params[NOTHING]


def _written(chosen: object) -> str:
    return str(chosen).lower() if isinstance(chosen, bool) else str(chosen)


def miss(key: str, linked: str, instead: str) -> None:
    """Remember what a link asked for that is not here, until the reader chooses.

    The page is drawn again: in this run Streamlit would take the address for what it was.
    """
    if linked:
        st.session_state[_MISSED] = {**st.session_state.get(_MISSED, {}), key: (linked, instead)}
    st.rerun()


def missed() -> dict[str, str]:
    """What a link asked for that is not here, and what is shown in its place."""
    noted = st.session_state.get(_MISSED, {})
    still = {key: each for key, each in noted.items() if st.session_state.get(key) == each[1]}
    st.session_state[_MISSED] = still
    return dict(still.values())
