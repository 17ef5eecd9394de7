"""What has changed here? Each figure against an earlier one: only what is more than chance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from khi import wording
from khi.model import EVERYONE, NOT_STATED, Area, Estimate, Quarter
from khi.statistics.comparison import control_false_discoveries, verdict
from khi.statistics.inequality import p_value
from khi.statistics.intervals import difference
from khi.ui import files, selection, shell, sources, states
from khi.ui.icons import badge
from khi.ui.markup import div, p, tag
from khi.ui.once import once
from khi.wording import changed as said
from khi.wording.findings import Row

TITLE = "What has changed?"
_SINCE = {"The quarter before": "1", "A year ago": "4"}
_NAMES = {1: "the quarter before", 4: "the same quarter a year ago"}
_LIMITS = ["value", "lower", "upper"]
_KEY = ["indicator", "breakdown", "group"]
_LEVEL, _AT_ONCE = 0.05, 12
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

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, self.quarter.id, str(self.back))

    @property
    def since(self) -> str:
        """What figures are held against, in words."""
        return _NAMES[self.back]


@dataclass(frozen=True)
class Found:
    """What moved, the surest first, and how many figures were looked at."""

    moved: pd.DataFrame
    looked_at: int


def has_areas() -> bool:
    """Whether any area has a quarter to show."""
    return bool(sources.areas_by_quarter())


def choose() -> View:
    """Ask for the area, the quarter and what to hold it against."""
    area = selection.area(sources.areas_by_quarter())
    quarter = selection.quarter(sources.quarters(area))
    back = selection.switch("Since", _SINCE, key="since")
    return View(area, quarter, int(back))


@once
def find(view: View) -> Found:
    """Every figure of the area that may be shown, now and then, and which of them moved.

    A change is only named where the whole family of figures looked at allows it (Benjamini and
    Hochberg), so that looking at many does not find what is not there.
    """
    now, then = (_firm(view, quarter) for quarter in (view.quarter, view.quarter.later(-view.back)))
    both = now.merge(then[[*_KEY, *_LIMITS]], on=_KEY, suffixes=("", "_then"))
    if both.empty:
        return Found(both.assign(verdict="", p=0.0), 0)
    gap = difference(
        Estimate(*(both[name].to_numpy(float) for name in _LIMITS)),
        Estimate(*(both[f"{name}_then"].to_numpy(float) for name in _LIMITS)),
    )
    known = sources.catalogue().indicators
    words = [
        str(
            verdict(Estimate(*(np.array([each[at]]) for each in gap)), known[indicator].polarity)[0]
        )
        for at, indicator in enumerate(both["indicator"])
    ]
    judged = both.assign(
        difference=gap.value, difference_lower=gap.lower, difference_upper=gap.upper,
        verdict=words, p=control_false_discoveries(p_value(gap)),
    )  # fmt: skip
    moved = judged[judged["p"].le(_LEVEL) & judged["verdict"].isin(list(_WORDS))]
    return Found(moved.sort_values("p", kind="stable", ignore_index=True), len(judged))


def _firm(view: View, quarter: Quarter) -> pd.DataFrame:
    """The area's figures in a quarter that rest on enough people to compare."""
    rows = sources.figures(areas=[view.area.code], periods=[quarter.id], answers=[""])
    known = rows[_LIMITS].notna().all(axis=1) & rows["absence"].eq("") & ~rows["indicative"]
    named = rows["group"].ne(NOT_STATED) & rows["indicator"].isin(
        list(sources.catalogue().indicators)
    )
    return rows[known & named]


def head(view: View, found: Found) -> None:
    """The top of the page: the finding, and how many figures it was looked for in."""
    over = f"What changed · {view.area.name} · {view.quarter.months}"
    verdict_line = said.sentence(found.moved, found.looked_at, since=view.since)
    shell.head(over, TITLE, f"{said.title(found.moved, area=view.area.name)}. {verdict_line}")


def show(view: View, found: Found) -> None:
    """One row for each change, the surest first, with the way to see more."""
    if found.moved.empty:
        states.empty(
            "Nothing to name",
            f"No figure differs from {view.since} by more than chance explains."
            " That is a finding too.",
        )
        return
    with st.container(key="card-changed"):
        rows = found.moved.to_dict("records")
        for place, row in enumerate(rows[:_AT_ONCE]):
            _row(row, view, place)
        if len(rows) > _AT_ONCE:
            with st.expander(f"{len(rows) - _AT_ONCE} more"):
                for place, row in enumerate(rows[_AT_ONCE:], start=_AT_ONCE):
                    _row(row, view, place)
        files.button(
            "Get these figures (CSV)", found.moved, name=f"changed {view.area.name}", key="c"
        )
        st.html(
            div("khi khi-foot", p("khi-source", f"{said.ONE_BY_ONE} {wording.source(found.moved)}"))
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
                "khi khi-row",
                tag("h3", indicator.short),
                mark,
                p("khi-what", said.moved(row, indicator, since=view.since)),
                p("khi-what", about),
            )
        )
        with link:
            _link(row, view, indicator.short)


def _link(row: Row, view: View, short: str) -> None:
    """To the same figure over time; a group's is among the groups of the overview."""
    if row["breakdown"] == EVERYONE:
        asked = {"area": view.area.name, "indicators": short, "when": "Over time"}
        asked |= {"which": "Just this one", "quarter": view.quarter.label}
        st.page_link("pages/explore.py", label="See it over time", query_params=asked)
        return
    asked = {"area": view.area.name, "quarter": view.quarter.label}
    st.page_link("pages/fairness.py", label="See the groups", query_params=asked)
