"""The rows of the overview: each part of life on one axis, all areas beside this one.

Drawn by the page's own style sheet, so that they are there at once; and a picture to keep.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from khi import charts, wording
from khi.catalogue.local import is_local
from khi.model import Domain, Indicator, Share
from khi.ui.fairness import everything
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.one_area.overview import YEAR, Headline, View, pairs, published
from khi.ui.pieces import badges, picture, strips, take_along
from khi.ui.pieces.markup import Markup, div, p, tag
from khi.wording.findings import Row


def also(found: Sequence[Headline], view: View) -> None:
    """The section of questions people here added; nothing where they added none."""
    if found:
        shell.section(
            "Also asked here", "Questions that people here added. The five stay the five."
        )
        rows(found, view, key="card-also")


def rows(found: Sequence[Headline], view: View, *, key: str = "card-rows") -> DeltaGenerator:
    """A row for each headline: its name, where it stands among all the areas, and the reason.

    All of it is one piece of the page, so that it is there at once. Gives the card it stands in.
    """
    room = st.container(key=key)
    room.html(_rows(found, view))
    return room


def offer(found: Sequence[Headline], view: View) -> None:
    """The five rows as a picture to keep, with all it needs to stand by itself."""
    title, subtitle, alt, mark = _about(found, view)
    picture.offer(
        title=title,
        subtitle=subtitle,
        alt=alt,
        sentence=wording.verdict(pairs(found)),
        small=[f"To cite: {take_along.cite(title, subtitle)}"],
        mark=mark,
        key="rows",
        is_rows=True,
    )


@once
def _about(found: Sequence[Headline], view: View) -> tuple[str, str, str, str]:
    """The rows' title, subtitle, description, and mark where they are invented."""
    beside = f" beside {view.parent.name}" if view.parent else ""
    return (
        wording.strengths(pairs(found), parent=view.parent_name),
        f"{view.area.name}{beside}, {view.quarter.months}.",
        " ".join(_described(found, view)),
        take_along.mark(published(found)),
    )


@once
def _described(found: Sequence[Headline], view: View) -> tuple[str, ...]:
    """What each strip says to those who do not see it."""
    return tuple(
        wording.strip_alt(each.areas, each.indicator, area=view.area, parent=view.parent)
        for each in found
    )


@once
def _rows(found: Sequence[Headline], view: View) -> Markup:
    shares = [each for each in found if isinstance(each.indicator.reading, Share)]
    every = (
        _row(
            each,
            view,
            alt=alt,
            together=shares if each in shares else [each],
            axis=each not in shares[:-1],
        )
        for each, alt in zip(found, _described(found, view), strict=True)
    )
    return div("khi khi-rows", *every, _keys(view), p("khi-source", _source(found, view)))


def _row(
    headline: Headline, view: View, *, alt: str, together: Sequence[Headline], axis: bool
) -> Markup:
    indicator, row = headline.indicator, headline.row
    says = indicator.easy if view.easy else indicator.title
    strip = charts.distribution_strip(
        headline.areas,
        indicator=indicator,
        area=view.area,
        parent=view.parent,
        span=charts.span(*(each.areas for each in together), indicator=indicator),
        axis=axis,
    )
    return div(
        "khi-row",
        div("", tag("h3", _part(indicator)), p("khi-what", says), _widest_gap(indicator, view)),
        strips.drawn(strip, alt=alt),
        div("", *_reason(row, indicator, view)),
    )


def _widest_gap(indicator: Indicator, view: View) -> Markup:
    """Under fairness: which group is furthest behind in anything, and the way to it."""
    if not indicator.headline or indicator.domain is not Domain.FAIRNESS:
        return Markup()
    return everything.tile(view.area, view.quarter)


def _part(indicator: Indicator) -> str:
    """The part of life a row is about, and that it was asked here only where it was."""
    about = wording.domain(indicator)
    return f"{about}, asked here" if is_local(indicator) else about


def _reason(row: Row, indicator: Indicator, view: View) -> tuple[Markup, Markup]:
    """The word and the sentence beside a row, by what the reader compares with."""
    if view.versus == YEAR:
        words = wording.easy_change if view.easy else wording.change
        return badges.change(row), p("khi-what", words(row, indicator))
    if view.easy:
        rest = f"the rest of {view.parent_name}"
        says = wording.easy_difference(row, indicator, than=rest)
    else:
        says = wording.standing(row, parent=view.parent_name)
    return badges.standing(row), p("khi-what", says)


def _keys(view: View) -> Markup:
    """What the marks of the strips mean, once for all five."""
    marks = [
        ("khi-mark-own", f"{view.area.name}, and where it likely lies"),
        ("khi-mark-other", "Other areas with enough answers"),
        *([("khi-mark-parent", view.parent.name)] if view.parent else []),
    ]
    keys = (tag("span", tag("i", class_=mark, aria_hidden="true"), words) for mark, words in marks)
    return div("khi-keys", *keys)


def _source(found: Sequence[Headline], view: View) -> str:
    own = pd.DataFrame([each.row for each in found])
    months = view.quarter.months
    return f"{view.area.name}, {months}. {wording.bases(own)} {wording.source(own)}"
