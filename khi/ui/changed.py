"""What has changed here? Each figure against an earlier one: only what is more than chance."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from khi import wording
from khi.model import EVERYONE, Area, Indicator, Quarter
from khi.publication.comparing.moved import Moved, moved_between, moved_on_a_year
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import files, states
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import div, p, tag
from khi.wording import changed as said
from khi.wording import in_short as short
from khi.wording.findings import Row

TITLE = "What has changed?"
_YEAR = 4
_SINCE = {"The quarter before": "1", "A year ago": "4"}
_NAMES = {1: "the quarter before", _YEAR: "the same quarter a year ago"}
_EASY = {1: "three months before", _YEAR: "last year"}
_AT_ONCE = 12
_TONES = {"better": "improving", "worse": "concern"}
_WORDS = {
    "better": "Improving",
    "worse": "Getting worse",
    "higher": "Going up",
    "lower": "Going down",
}


@dataclass(frozen=True)
class View:
    """An area, a quarter, and how many quarters back to look."""

    area: Area
    quarter: Quarter
    back: int
    easy: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, self.quarter.id, str(self.back), str(self.easy))

    @property
    def since(self) -> str:
        """What figures are held against, in words."""
        return _NAMES[self.back]


def has_areas() -> bool:
    """Whether any area has a quarter to show."""
    return bool(sources.areas_by_quarter())


def choose() -> View:
    """Ask for the area, the quarter and what to hold it against."""
    area = selection.area(sources.areas_by_quarter())
    quarter = selection.quarter(sources.quarters(area))
    back = selection.switch("Since", _SINCE, key="since")
    return View(area, quarter, int(back), selection.easy_read())


@once
def find(view: View) -> Moved:
    """Every figure of the area that may be shown, now and then, and which of them moved."""
    known = sources.catalogue().indicators
    now = _figures(view, view.quarter)
    if view.back == _YEAR:
        return moved_on_a_year(now, known)
    return moved_between(now, _figures(view, view.quarter.later(-view.back)), known)


def _figures(view: View, quarter: Quarter) -> pd.DataFrame:
    return sources.figures(areas=[view.area.code], periods=[quarter.id], answers=[""])


def head(view: View, found: Moved) -> None:
    """The top of the page: the finding, and how many figures it was looked for in."""
    over = f"What changed · {view.area.name} · {view.quarter.months}"
    if view.easy:
        shell.head(over, TITLE, " ".join(in_short(found)))
        return
    verdict_line = said.sentence(found.rows, found.looked_at, since=view.since)
    shell.head(
        over,
        TITLE,
        f"{said.title(found.rows, found.looked_at, area=view.area.name)}. {verdict_line}",
    )


def in_short(found: Moved) -> list[str]:
    """How many things are better, worse, or only different, in short words."""
    if not found.looked_at:
        return ["There is nothing to compare with yet."]
    ways = found.rows["verdict"].value_counts()
    better, worse = (int(ways.get(each, 0)) for each in ("better", "worse"))
    return short.of_changes(better, worse, len(found.rows) - better - worse)


def show(view: View, found: Moved) -> None:
    """One row for each change, the surest first, with the way to see more."""
    if not found.looked_at:
        states.empty(
            "There is nothing to compare with",
            f"No figure of {view.area.name} can be held against {view.since}. Choose another"
            " quarter, or look again when the next survey is in.",
        )
        return
    if found.rows.empty:
        states.empty(
            "Nothing stands out among so many",
            f"No figure differs from {view.since} by more than chance explains: a finding too."
            " Another page may call one of them better or worse. It looks at that one alone."
            f" Of {found.looked_at} looked at together, some would differ by chance.",
        )
        return
    seasons = "" if view.back == _YEAR else f" {said.SEASONS}"
    shell.section("The surest first", f"{said.AMONG_SO_MANY}{seasons}")
    with st.container(key="card-changed"):
        rows = found.rows.to_dict("records")
        for place, row in enumerate(rows[:_AT_ONCE]):
            _row(row, view, place)
        if len(rows) > _AT_ONCE:
            with st.expander(f"{len(rows) - _AT_ONCE} more"):
                for place, row in enumerate(rows[_AT_ONCE:], start=_AT_ONCE):
                    _row(row, view, place)
        files.button(
            "Get these figures (CSV)",
            found.rows,
            name=f"changed {view.area.name} {view.quarter.id}",
            key="c",
        )
        st.html(
            div("khi khi-foot", p("khi-source", f"{said.ONE_BY_ONE} {wording.source(found.rows)}"))
        )


def _row(row: Row, view: View, place: int) -> None:
    """What changed for whom, in a sentence, and a link to it over time."""
    known = sources.catalogue()
    indicator = known.indicators[str(row["indicator"])]
    word, up = _WORDS[row["verdict"]], float(row["difference"]) > 0
    mark = badge("up" if up else "down", word, tone=_TONES.get(row["verdict"], "signal"))
    now = wording.number(row["value"], indicator)
    with st.container(key=f"row-changed-{place}"):
        words, link = st.columns([5, 1], vertical_alignment="center", gap="medium")
        about = f"{said.who(row, known.breakdowns)}. Now {now} {indicator.unit}."
        words.html(
            div(
                "khi khi-change",
                div("", tag("h3", indicator.short), p("khi-what", about)),
                div("", mark, p("khi-what", _how_much(row, indicator, view))),
            )
        )
        with link:
            _link(row, view, indicator.short)


def _how_much(row: Row, indicator: Indicator, view: View) -> str:
    """By how much it moved; in easy read, only which way."""
    if view.easy:
        return wording.easy_difference(row, indicator, than=_EASY[view.back])
    return said.moved(row, indicator, since=view.since)


def _link(row: Row, view: View, short: str) -> None:
    """To the same figure over time; a group's is among the groups of the overview."""
    if row["breakdown"] == EVERYONE:
        asked = {"area": view.area.name, "indicators": short, "when": "Over time"}
        asked |= {"which": "Just this one", "quarter": view.quarter.label}
        st.page_link("pages/explore.py", label="See it over time", query_params=asked)
        return
    asked = {"area": view.area.name, "quarter": view.quarter.label}
    st.page_link("pages/fairness.py", label="See the groups", query_params=asked)
