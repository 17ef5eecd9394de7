"""Small shapes that stand beside a word, never instead of one.

Streamlit takes SVG out of what ``st.html`` is given, so a shape is a box cut by a path.
"""

from khi.ui.markup import Markup, tag, text

_SHAPES = {
    "up": "M8 2.5 14 13H2Z",
    "down": "M8 13.5 2 3h12Z",
    "steady": "M2 4.5h12v2.2H2ZM2 9.3h12v2.2H2Z",
    "strong": "M8 1 15 8 8 15 1 8Z",
    "gap": "M8 1.5 15.5 14.5H.5ZM7.1 6v4.4h1.8V6Zm0 5.6v1.7h1.8v-1.7Z",
    "locked": "M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7Zm2 0h4V5a2 2 0 0 0-4 0Z",
    "tick": "M6.3 13.2 1.6 8.5l1.7-1.7 3 3 6.4-6.5 1.7 1.7Z",
    "info": "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-1 6v5h2V7Zm0-3v2h2V4Z",
    "dot": "M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Z",
    "half": "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 1.800v8.400a4.200 4.200 0 0 0 0-8.400Z",
    "tickmark": "M7.2 1h1.6v3H7.2ZM7.2 6.500h1.6v3H7.2ZM7.2 12h1.6v3H7.2Z",
}


def icon(name: str) -> Markup:
    """A shape in the colour of the words beside it, hidden from screen readers."""
    if name == "soon":
        return tag("i", class_="khi-icon khi-ring", aria_hidden="true")
    path = f"clip-path:path(evenodd,'{_SHAPES[name]}')"
    return tag("i", class_="khi-icon", aria_hidden="true", style=path)


def badge(name: str, words: str, *, tone: str) -> Markup:
    """A shape and a word. ``tone`` names a colour of the palette, which only helps."""
    return tag("span", icon(name), text(words), class_="khi-badge", style=f"color:var(--{tone})")
