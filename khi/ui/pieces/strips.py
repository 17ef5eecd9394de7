"""A strip of marks, drawn by the page's own style sheet: there as soon as the words are.

Every mark is placed by its share of the width, so one strip serves a phone and a wall; its colours
are the style sheet's, so it follows light and dark by itself.
"""

from khi.charts.strip import Mark, Own, Strip
from khi.ui.pieces import states
from khi.ui.pieces.markup import Markup, div, tag

_ROOM, _NARROW_ROOM = 0.2, 0.06


def drawn(strip: Strip, *, alt: str) -> Markup:
    """The strip as one picture, described for those who do not see it.

    In the order of the marks: track, parent, others, where it likely lies, the area itself.
    """
    marks = [
        *(_mark("khi-tick", each.at) for each in strip.ticks),
        *_parent(strip.parent),
        *(_mark("khi-other", each) for each in strip.others),
        *(_own(strip.own) if strip.own else ()),
    ]
    line = div("khi-track", *marks)
    why = None if strip.own else states.absent(strip.absence)
    axis = div("khi-axis", *_axis(strip.ticks)) if strip.axis else None
    return div("khi-strip", line, why, axis, role="img", aria_label=alt)


def _mark(look: str, at: float) -> Markup:
    return tag("i", class_=look, style=f"left:{at:.2%}")


def _words(name: str, look: str, mark: Mark, *children: object, room: float = _ROOM) -> Markup:
    """Words at a place, growing the way that keeps them inside."""
    side = "" if room <= mark.at <= 1 - room else (" khi-left" if mark.at < room else " khi-right")
    return tag(name, *children, class_=look + side, style=f"left:{mark.at:.2%}")


def _parent(parent: Mark | None) -> tuple[Markup, ...]:
    """A dotted tick, and its name and value under it."""
    if parent is None:
        return ()
    return (
        _mark("khi-parent", parent.at),
        _words("span", "khi-parent-name", parent, parent.says),
    )


def _own(own: Own) -> tuple[Markup, ...]:
    """Its interval, then its point on top, then its value above."""
    width = f"left:{own.lower:.2%};width:{own.upper - own.lower:.2%}"
    hollow = " khi-hollow" if own.indicative else ""
    unsure = tag("span", " indicative") if own.indicative else None
    return (
        tag("i", class_="khi-band", style=width),
        _mark(f"khi-own{hollow}", own.at),
        _words("b", "khi-value", own, own.says, unsure, room=_NARROW_ROOM),
    )


def _axis(marks: tuple[Mark, ...]) -> tuple[Markup, ...]:
    """The axis, printed once: the first and last label keep within the strip."""
    return tuple(_words("span", "khi-label", each, each.says, room=1e-6) for each in marks)
