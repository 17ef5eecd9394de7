"""HTML that cannot be broken into: every word that is not already markup is escaped.

Nothing here knows Streamlit. A person's words, a file's cells and a catalogue's titles all come
through ``tag``, so none of them is ever read as HTML or as Markdown.
"""

from collections.abc import Iterable, Sequence
from html import escape

_FITS = 6
"""Columns that a tablet has room for."""


class Markup(str):
    """Text that is already safe HTML, because ``tag`` made it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """As it is: whoever asks takes it so, and does not look through it for indentation."""
        return str(self)


def text(words: object) -> Markup:
    """Words as they are, with nothing in them read as HTML."""
    return words if isinstance(words, Markup) else Markup(escape(str(words)))


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """One element. ``class_`` is ``class``; underscores become hyphens; None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[object]) -> Markup:
    """Several pieces in a row, each escaped unless it is markup."""
    return Markup("".join(text(child) for child in children if child is not None))


def div(class_: str, *children: object, **attributes: object) -> Markup:
    """A block of our own look."""
    return tag("div", *children, class_=class_, **attributes)


def p(class_: str, *children: object) -> Markup:
    """A paragraph of our own look; nothing at all where there are no words."""
    return tag("p", *children, class_=class_) if any(children) else Markup()


def table(header: Sequence[str], rows: Iterable[Iterable[object]], *, caption: str) -> Markup:
    """A table with a caption for readers, scoped headings, and room to scroll by itself.

    On a phone each row becomes a block and each cell carries its heading.
    """
    head = tag("tr", *(tag("th", name, scope="col") for name in header))
    body = (tag("tr", *_cells(header, row)) for row in rows)
    # What is wider than a screen is reached by keyboard, too, and says what it is.
    wide = len(header) > _FITS
    reached = {"role": "region", "aria_label": caption, "tabindex": 0} if wide else {}
    return div(
        "khi-table",
        tag(
            "table",
            tag("caption", caption, class_="khi-unseen"),
            tag("thead", head),
            tag("tbody", *body),
        ),
        **reached,
    )


def _cells(header: Sequence[str], row: Iterable[object]) -> list[Markup]:
    """The cells of one row; the first names the row."""
    first, *others = zip(header, row, strict=True)
    return [
        tag("th", first[1], scope="row", data_label=first[0]),
        *(tag("td", cell, data_label=name) for name, cell in others),
    ]


def items(class_: str, *children: object) -> Markup:
    """A list without bullets; every child is one item."""
    return tag("ul", *(tag("li", child) for child in children), class_=class_)


def code(words: object) -> Markup:
    """What stood in a file, set apart from our own words."""
    return tag("code", words)
