"""The page's own look: its style sheets, and the palette's colours as their variables."""

from functools import cache
from pathlib import Path

import streamlit as st

from khi import theme
from khi.ui.pieces.markup import Markup, joined, tag

_HERE = Path(__file__).parents[1]
_SHEETS = ("style.css", "voices/voices.css")


def palette() -> theme.Palette:
    """The colours of the mode the reader is in."""
    return theme.palette(st.context.theme.type)


def dress() -> None:
    """Put the style sheets on the page. Asked for on each run: the mode may have changed."""
    _dressed(mode=palette().mode)


@st.cache_resource(show_spinner=False)
def _dressed(mode: str) -> None:
    """The style sheets, put into words once for each mode and then sent as they are.

    What stands beside them shows nothing. By themselves they would go where Streamlit keeps what
    has no place on the page, and what went there cannot be sent again.
    """
    sheets = Markup(f"<style>{_variables(mode)}\n{_sheets()}</style>")
    st.html(joined([sheets, tag("i", hidden="")]))


@cache
def _variables(mode: str) -> str:
    """The palette as CSS variables."""
    colours = theme.palette(mode).model_dump(exclude={"mode", "series", "sequential"})
    pairs = [f"--{name.replace('_', '-')}: {colour};" for name, colour in colours.items()]
    fonts = [f"--font: {theme.FONT};", '--mono: "Source Code Pro", ui-monospace, monospace;']
    return f":root {{ {' '.join(pairs + fonts)} }}"


@cache
def _sheets() -> str:
    """The style sheets, read once."""
    return "\n".join((_HERE / name).read_text("utf-8") for name in _SHEETS)
