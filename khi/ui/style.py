"""The page's own look: one style sheet, and the palette's colours as its variables."""

from functools import cache
from pathlib import Path

import streamlit as st

from khi import theme
from khi.ui.markup import Markup

_SHEET = Path(__file__).with_name("style.css")


def palette() -> theme.Palette:
    """The colours of the mode the reader is in."""
    return theme.palette(st.context.theme.type)


def dress() -> None:
    """Put the style sheet on the page. Written anew on each run: the mode may have changed."""
    st.html(Markup(f"<style>{_variables(palette().mode)}\n{_sheet()}</style>"))


@cache
def _variables(mode: str) -> str:
    """The palette as CSS variables."""
    colours = theme.palette(mode).model_dump(exclude={"mode", "series", "sequential"})
    pairs = [f"--{name.replace('_', '-')}: {colour};" for name, colour in colours.items()]
    fonts = [f"--font: {theme.FONT};", '--mono: "Source Code Pro", ui-monospace, monospace;']
    return f":root {{ {' '.join(pairs + fonts)} }}"


@cache
def _sheet() -> str:
    """The style sheet, read once."""
    return _SHEET.read_text("utf-8")
