"""A chart as a picture to keep: its title, source and date in it, made by the reader's own browser.

Nothing is sent anywhere: the picture is put together from what is already on the page.
"""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from khi import theme
from khi.ui.pieces import files
from khi.ui.pieces.style import palette

_ASSETS = Path(__file__).parents[1] / "assets"
_CHART, _ROWS = ("khi_picture", "picture.js"), ("khi_picture_of_rows", "picture.js", "rows.js")
_BUTTONS = """
<p class="khi-save">
  <button type="button" data-kind="png">Save the picture (PNG)</button>
  <button type="button" data-kind="svg">Save as a drawing (SVG)</button>
  <span role="status"></span>
</p>
"""


def offer(
    *, title: str, subtitle: str, alt: str, sentence: str, small: list[str], mark: str, key: str,
    is_rows: bool = False,
) -> None:  # fmt: skip
    """Two buttons that save the chart, or the rows, of the card they stand in.

    ``mark`` stands above the title where what is shown is invented; ``small`` is what stands under
    the sentence: the source, what to bear in mind, how to cite it.
    """
    colours = palette()
    data = {
        "title": title,
        "subtitle": subtitle,
        "alt": alt,
        "under": [sentence] if sentence else [],
        "small": small,
        "mark": mark,
        "file": files.file_name(files.about(title, subtitle)),
        "ink": colours.ink,
        "muted": colours.muted,
        "paper": colours.card,
        "font": theme.FONT,
    }
    _component(*(_ROWS if is_rows else _CHART))(data=data, key=f"picture-{key}")


@cache
def _component(name: str, *scripts: str) -> Any:  # noqa: ANN401
    """A component, registered once: its name may not be registered twice."""
    script = "\n".join((_ASSETS / each).read_text("utf-8") for each in scripts)
    return st.components.v2.component(name, html=_BUTTONS, js=script, isolate_styles=False)
