"""One indicator of one area over time, and the two that a reader looks at beside each other.

The measure may be of an integrated care board that the area lies in. It is then said everywhere
whose figures they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

import pandas as pd

from khi import wording
from khi.model import EVERYONE, Area, Indicator, Period, PeriodType, Quarter
from khi.model.in_words import month_in_words
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.in_time import aiming, health
from khi.wording import in_short as short
from khi.wording.easy_lines import Line
from khi.wording.findings import Row
from khi.wording.signals import last_stretch, whole

_SPANS = {"4 years": 16, "2 years": 8, "All": 0}


@dataclass(frozen=True)
class Track:
    """One indicator of one area over time: its rows, and the rows judged for more than chance."""

    indicator: Indicator
    area: Area
    rows: pd.DataFrame
    aims: pd.DataFrame | None = None
    rebases: pd.DataFrame | None = None
    key: tuple[str, ...] = ()

    @cached_property
    def points(self) -> pd.DataFrame:
        """Every quarter with the columns of a control chart."""
        return wording.judged(self.rows, self.indicator, aims=self.aims, rebases=self.rebases)

    @property
    def figures(self) -> pd.DataFrame:
        """The rows with the limits and the aim that are drawn, why they were set, and by whom."""
        return wording.with_limits(self.rows, self.points)

    @property
    def latest(self) -> Row | None:
        """The last row there is, or None: before one that lacks a month, the last whole one."""
        rows = wording.whole_rows(self.rows, self.indicator).sort_values("period")
        return rows.to_dict("records")[-1] if len(rows) else None

    @property
    def quarters(self) -> int:
        """How many quarters there are to judge by: since new limits began, if they did."""
        return len(whole(last_stretch(self.points)))

    @property
    def counted(self) -> str:
        """How many quarters there are to judge by, in words, and since when."""
        anew = " since new limits began" if self.points["rebase_group"].gt(0).any() else ""
        return f"{self.quarters or 'no quarters'}{anew}"


@dataclass(frozen=True)
class View:
    """What the reader looks at: an area, both tracks, and the notes of what happened."""

    area: Area
    system: Track
    people: Track
    notes: pd.DataFrame
    easy: bool

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, *self.system.key, *self.people.key, str(self.easy))

    @property
    def whose(self) -> str:
        """Whose the system's figures are, where they are not the area's own; else empty."""
        return health.part_of(self.system.area, self.area) if self.is_of_a_board else ""

    @property
    def is_of_a_board(self) -> bool:
        """Whether the system's figures are those of a board that the area lies in."""
        return self.system.area != self.area

    @property
    def system_name(self) -> str:
        """What the upper track is, and of whom where that is another than the area."""
        short = self.system.indicator.short
        return f"{short}, {self.system.area.name}" if self.is_of_a_board else short

    @property
    def shorter(self) -> Track:
        """The track that has fewer quarters to judge by; one that has none only where both do."""
        both = (self.system, self.people)
        return min((each for each in both if each.quarters), key=_quarters, default=self.people)

    @cached_property
    def stretch(self) -> str:
        """The time shown, in words."""
        first, last = self._ends
        return f"{month_in_words(first.start)} to {month_in_words(last.end)}"

    @property
    def _ends(self) -> tuple[Period, Period]:
        periods = [
            Period.parse(id) for id in {*self.system.rows["period"], *self.people.rows["period"]}
        ]
        return min(periods, key=_start), max(periods, key=_end)


def _quarters(track: Track) -> int:
    return track.quarters


def _start(period: Period) -> str:
    return period.start.isoformat()


def _end(period: Period) -> str:
    return period.end.isoformat()


@once
def in_short(view: View) -> list[str | Line]:
    """Where each line is now, and whether that is as usual, in short words."""
    whose = [f"The first number is for {view.system.area.name}."] if view.is_of_a_board else []
    both = (view.system, view.people)
    lines = (short.of_track(each.latest, each.indicator, each.points) for each in both)
    return [*whose, *chain.from_iterable(lines)]


def has_both() -> bool:
    """Whether any area has both a measure and an outcome to show."""
    return bool(_areas())


def choose() -> View:
    """Ask for the area, a measure, an outcome beside it, and how far back to look."""
    area = selection.area(_areas())
    named = {each.name: each for each in health.measures(area)}
    measure = named[selection.pick("What the system does", list(named), key="system")]
    told = _beside_first(measure.indicator, sources.personal(area))
    outcome = selection.indicator("What people say", told, key="people")
    quarters = int(selection.switch("Look back", _LOOK_BACK, key="back"))
    easy = selection.easy_read()
    system = track(measure.indicator, measure.area, quarters)
    people = track(outcome, area, quarters)
    return _view(area, system, people, easy=easy)


@once
def _view(area: Area, system: Track, people: Track, *, easy: bool) -> View:
    """One for everybody who looks at the same: what it says of itself is worked out once."""
    return View(area, system, people, sources.notes(area), easy)


_LOOK_BACK = {name: str(quarters) for name, quarters in _SPANS.items()}


def _areas() -> list[Area]:
    """The areas with both tracks."""
    return sources.kept(("areas with both tracks",), _with_both)


def _with_both() -> list[Area]:
    return [each for each in sources.areas() if health.measures(each) and sources.personal(each)]


def _beside_first(measure: Indicator, told: Sequence[Indicator]) -> list[Indicator]:
    """The outcomes the catalogue suggests beside a measure, then the others."""
    return sorted(told, key=lambda each: each.id not in measure.beside)


def track(indicator: Indicator, area: Area, quarters: int = 0) -> Track:
    """The last quarters of one indicator, 0 for all; its years where it has no quarters."""
    key = ("track", indicator.id, area.code, str(quarters))
    return sources.kept(key, partial(_found_track, indicator, area, quarters))


def _found_track(indicator: Indicator, area: Area, quarters: int) -> Track:
    rows = sources.figures(
        indicators=[indicator.id], areas=[area.code], breakdowns=[EVERYONE], answers=[""]
    )
    quarterly = rows[rows["period_type"].eq(PeriodType.QUARTER.value)]
    shown = rows if quarterly.empty else quarterly
    if quarters and len(shown):
        last = max(Period.parse(each).start for each in shown["period"])
        first = Quarter.containing(last).later(1 - quarters)
        starts = pd.Series([Period.parse(each).start for each in shown["period"]], shown.index)
        shown = shown[starts >= first.start]
    aims, rebases = aiming.set_for(indicator, area)
    key = (indicator.id, area.code, str(quarters))
    return Track(indicator, area, shown.reset_index(drop=True), aims, rebases, key)
