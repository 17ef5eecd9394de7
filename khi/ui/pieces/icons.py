"""Small shapes that stand beside a word, never instead of one.

Streamlit takes SVG out of what ``st.html`` is given, so a shape is a box cut by a path.
"""

from khi.ui.pieces.markup import Markup, tag, text

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
    "half": "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 1.8v8.4a4.2 4.2 0 0 0 0-8.4Z",
    "tickmark": "M7.2 1h1.6v3H7.2ZM7.2 6.5h1.6v3H7.2ZM7.2 12h1.6v3H7.2Z",
    "better": "M1 7h3v8H1ZM5 7.5 8 1.5a1.8 1.8 0 0 1 1.8 1.8V6.5H14a1.3 1.3 0 0 1 "
    "1.3 1.5l-1 5.7A1.5 1.5 0 0 1 12.8 15H5Z",
    "worse": "M1 9h3V1H1ZM5 8.5 8 14.5a1.8 1.8 0 0 0 1.8-1.8V9.5H14a1.3 1.3 0 0 0 "
    "1.3-1.5l-1-5.7A1.5 1.5 0 0 0 12.8 1H5Z",
    "person": "M8 1a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 8 1ZM2.5 15.2c0-4 2.2-6.7 5.5"
    "-6.7s5.5 2.7 5.5 6.7Z",
    "people": "M5.2 2.2a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8ZM.4 14c0-3.6 1.9-6 "
    "4.8-6s4.8 2.4 4.8 6ZM11.4 3.2a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z"
    "M11 14c0-2.3-.5-4.2-1.5-5.5.6-.3 1.2-.4 1.9-.4 2.6 0 4.3 2.3 4.3 5.9Z",
    "heart": "M8 14.5 1.7 8.2a4 4 0 0 1 0-5.4 3.8 3.8 0 0 1 5.5 0l.8.9.8-.9a3.8 3.8 0 "
    "0 1 5.5 0 4 4 0 0 1 0 5.4Z",
    "say": "M2 2h12a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 14 12H8l-4 3.5V12H2A1.5 "
    "1.5 0 0 1 .5 10.5v-7A1.5 1.5 0 0 1 2 2ZM3.5 5v1.4h9V5ZM3.5 7.8v1.4h6V7.8Z",
    "paper": "M3 .8h7L13.2 4v11.2H3ZM5 6v1.3h6V6ZM5 8.7V10h6V8.7ZM5 11.4v1.3h4v-1.3Z",
    "place": "M8 .8a5.2 5.2 0 0 1 5.2 5.2c0 3.7-5.2 9.3-5.2 9.3S2.8 9.7 2.8 6A5.2 "
    "5.2 0 0 1 8 .8Zm0 3.2a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z",
    "bars": "M1 9h3.6v6H1ZM6.2 5.5h3.6V15H6.2ZM11.4 2H15v13h-3.6Z",
    "steps": "M1 15v-3.5h3.5V8H8V4.5h3.5V1H15v14Z",
    "scales": "M7.3 1h1.4v2H14v1.3H8.7V13H12v1.7H4V13h3.3V4.3H2V3h5.3ZM.3 9.5 3 4.8"
    "l2.7 4.7a2.7 2.7 0 0 1-5.4 0ZM10.3 9.5 13 4.8l2.7 4.7a2.7 2.7 0 0 1-5.4 0Z",
    "calendar": "M1.3 3H4V1.3h1.6V3h4.8V1.3H12V3h2.7v11.7H1.3ZM3 6.5V13h10V6.5Z",
    "search": "M6.5.8a5.7 5.7 0 0 1 4.5 9.2l4.3 4.2-1.3 1.3-4.2-4.3A5.7 5.7 0 1 1 "
    "6.5.8Zm0 1.9a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6Z",
    "question": "M4.5 5.6a3.5 3.5 0 1 1 5.2 3c-.6.4-.8.7-.8 1.7H7.1c0-1.8.5-2.5 1.6"
    "-3.2A1.7 1.7 0 1 0 6.3 5.6ZM7.1 12h1.8v2H7.1Z",
    "bin": "M6 .8h4v1.5h4V4H2V2.3h4ZM3 5.2h10l-.8 10H3.8ZM5.7 7v6.2H7V7ZM9 7v6.2h1.3V7Z",
    "pencil": "M11.5 1 15 4.5 5.5 14 1 15l1-4.5Z",
    "no": "M3.2 1.5 8 6.3l4.8-4.8 1.7 1.7L9.7 8l4.8 4.8-1.7 1.7L8 9.7l-4.8 4.8"
    "-1.7-1.7L6.3 8 1.5 3.2Z",
    "clock": "M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm0 1.8a5.4 5.4 0 1 0 0 10.8"
    "A5.4 5.4 0 0 0 8 2.6ZM7.2 4.3h1.6v3.4l2.4 1.6-.9 1.3-3.1-2.1Z",
    "chance": "M2.5 1h11A1.5 1.5 0 0 1 15 2.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 "
    "0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1ZM4.7 3.3a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 "
    "0-2.8ZM8 6.6a1.4 1.4 0 1 0 0 2.8 1.4 1.4 0 0 0 0-2.8ZM11.3 9.9a1.4 1.4 0 1 "
    "0 0 2.8 1.4 1.4 0 0 0 0-2.8Z",
    "sun": "M8 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM7.2.5h1.6v2.7H7.2ZM7.2 12.8"
    "h1.6v2.7H7.2ZM.5 7.2h2.7v1.6H.5ZM12.8 7.2h2.7v1.6h-2.7ZM2.1 3.2l1.1-1.1"
    "1.9 1.9L4 5.1ZM10.9 4l1.9-1.9 1.1 1.1L12 5.1ZM2.1 12.8 4 10.9l1.1 1.1-1.9 "
    "1.9ZM10.9 12l1.1-1.1 1.9 1.9-1.1 1.1Z",
    "choose": "M7.2 1h1.6v1.2h4.4l2.3 2-2.3 2H8.8V15.3H7.2v-3.8H2.8l-2.3-2 2.3-2h4.4Z",
    "line": "M1 1h1.6v12.4H15V15H1ZM4 10.5l3.5-4 2.5 2.3L14 4l1.2 1-5 6.2-2.6-2.5-2.4 2.9Z",
    "keys": "M.8 3.5h14.4v9.5H.8ZM3 5.5V7h1.5V5.5ZM6 5.5V7h1.5V5.5ZM9 5.5V7h1.5V5.5ZM12 "
    "5.5V7h1.3V5.5ZM4 9.5V11h8V9.5Z",
}


def icon(name: str) -> Markup:
    """A shape in the colour of the words beside it, hidden from screen readers."""
    if name == "soon":
        return tag("i", class_="khi-icon khi-ring", aria_hidden="true")
    path = f"clip-path:path(evenodd,'{_SHAPES[name]}')"
    return tag("i", class_="khi-icon", aria_hidden="true", style=path)


def picture(name: str) -> Markup:
    """A shape as large as a picture beside a line: it says the same as the line, so it is hidden.

    Nothing where we have no such shape.
    """
    return tag("span", icon(name), class_="khi-picture", aria_hidden="true") if name else Markup()


def badge(name: str, words: str, *, tone: str) -> Markup:
    """A shape and a word. ``tone`` names a colour of the palette, which only helps."""
    return tag("span", icon(name), text(words), class_="khi-badge", style=f"color:var(--{tone})")
