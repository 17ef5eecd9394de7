"""What is the system doing, and what are people telling us? Two tracks side by side in time.

No sentence here says that one led to the other: each track has its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import pandas as pd

from khi import charts, wording
from khi.model import EVERYONE, Absence, Area, Indicator, Period, PeriodType, Quarter
from khi.model.in_words import month_in_words
from khi.ui import aiming, badges, noted, selection, sources
from khi.ui.card import Card
from khi.ui.markup import Markup, div, joined, tag
from khi.ui.numbers import BigNumber
from khi.ui.once import once
from khi.ui.style import palette
from khi.wording.findings import Row

_SPANS = {"4 years": 16, "2 years": 8, "All": 0}
_JUDGED = 12


@dataclass(frozen=True)
class Track:
    """One indicator of one area over time: its rows, and the rows judged for more than chance."""

    indicator: Indicator
    rows: pd.DataFrame
    aims: pd.DataFrame | None = None
    rebases: pd.DataFrame | None = None
    key: tuple[str, ...] = ()

    @cached_property
    def points(self) -> pd.DataFrame:
        """Every quarter with the columns of a control chart."""
        return wording.judged(self.rows, self.indicator, aims=self.aims, rebases=self.rebases)

    @property
    def latest(self) -> Row | None:
        """The last row there is, or None."""
        rows = self.rows.sort_values("period").to_dict("records")
        return rows[-1] if rows else None

    @property
    def quarters(self) -> int:
        """For how many quarters there is a figure."""
        return int(self.points["value"].notna().sum())


@dataclass(frozen=True)
class View:
    """What the reader is looking at: an area, both tracks, and the notes of what happened."""

    area: Area
    system: Track
    people: Track
    notes: pd.DataFrame
    easy: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.area.code, *self.system.key, *self.people.key, str(self.easy))

    @property
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


def _start(period: Period) -> str:
    return period.start.isoformat()


def _end(period: Period) -> str:
    return period.end.isoformat()


def has_both() -> bool:
    """Whether any area has both a measure and an outcome to show."""
    return bool(_areas())


def choose() -> View:
    """Ask for the area, a measure, an outcome beside it, and how far back to look."""
    area = selection.area(_areas())
    measure = selection.indicator("What the system does", sources.system(area), key="system")
    told = _beside_first(measure, sources.personal(area))
    outcome = selection.indicator("What people say", told, key="people")
    quarters = int(selection.switch("Look back", _LOOK_BACK, key="back"))
    easy = selection.easy_read()
    system, people = (track(each, area, quarters) for each in (measure, outcome))
    return View(area, system, people, sources.notes(area), easy)


_LOOK_BACK = {name: str(quarters) for name, quarters in _SPANS.items()}


def _areas() -> list[Area]:
    """The areas with both tracks."""
    return sources.kept(("areas with both tracks",), _with_both)


def _with_both() -> list[Area]:
    return [each for each in sources.areas() if sources.system(each) and sources.personal(each)]


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
    return Track(indicator, shown.reset_index(drop=True), aims, rebases, key)


@once
def big_numbers(view: View) -> list[BigNumber]:
    """Where each track is now; and how long we have looked, which is the page's honesty."""
    return [_now(view.system, view.easy), _now(view.people, view.easy), _how_long(view)]


def _now(track: Track, easy: bool) -> BigNumber:
    row, indicator = track.latest, track.indicator
    label = indicator.easy if easy else indicator.short
    if row is None or not wording.is_shown(row):
        why = Absence(row["absence"] if row else "") or Absence.NO_DATA
        months = f"{Period.parse(row['period']).months}." if row else ""
        return BigNumber(label, "", "", Markup(), wording.why_absent(why), months, why)
    # The badge judges all the quarters, so the sentence says that first, and a year ago after it.
    judged = wording.more_than_chance(track.points, indicator)
    change = judged if easy else f"{judged} {wording.change(row, indicator)}"
    months = Period.parse(row["period"]).months
    honesty = "" if easy else f"{wording.likely_between(row, indicator)} "
    return BigNumber(
        label=label,
        number=wording.number(row["value"], indicator),
        unit=indicator.unit,
        badge=badges.variation(track.points),
        sentence=change,
        source=f"{months}. {honesty}{wording.base(row)}",
    )


def _how_long(view: View) -> BigNumber:
    people = view.people
    return BigNumber(
        label="How long we have looked",
        number=f"{people.quarters}",
        unit=f"of {_JUDGED} quarters" if people.quarters < _JUDGED else "quarters",
        badge=badges.judged(enough=people.quarters >= _JUDGED),
        sentence=wording.how_long(people.rows, people.indicator),
        source=f"The system has {view.system.quarters}. Under {_JUDGED}: drawn, not judged.",
    )


@once
def together(view: View) -> Card:
    """Both tracks in one figure, the system above, people below, one time axis."""
    system, people = view.system, view.people
    rows = pd.concat([system.rows, people.rows], ignore_index=True)
    title = wording.tracks_title(
        system.points, people.points, system.indicator.short, people.indicator.short
    )
    return Card(
        name="tracks",
        title=title,
        subtitle=(
            f"Above: {wording.unit(system.indicator)}. Below: {wording.unit(people.indicator)}."
            f" {view.area.name}, {view.stretch}."
        ),
        figure=charts.two_tracks(
            system.rows,
            people.rows,
            view.notes,
            system_indicator=system.indicator,
            people_indicator=people.indicator,
            palette=palette(),
        ),
        alt=wording.tracks_alt(system.rows, people.rows, system.indicator, people.indicator),
        twin=_both_tables(view),
        figures=rows,
        sentence=wording.BESIDE,
        source=f"Axes do not start at zero. {wording.source(rows)}",
        help=[
            "The upper chart is what the system did. The lower chart is what people said.",
            "Each has a scale of its own, so heights cannot be compared between them.",
            "Bands show where the true figure likely lies. A gap is a quarter without a figure.",
            "A letter marks something that happened. It does not say what it changed.",
        ],
        key=_notes_key(view),
    )


def _both_tables(view: View) -> pd.DataFrame:
    """One table for both tracks: which track, then its periods, latest first."""
    tables = [
        wording.series_table(track.rows, track.indicator).assign(Track=track.indicator.short)
        for track in (view.system, view.people)
    ]
    both = pd.concat(tables, ignore_index=True)
    return both[["Period", "Track", *[name for name in both if name not in ("Period", "Track")]]]


def _notes_key(view: View) -> Markup:
    """What each letter on the figure stands for."""
    periods = [*view.system.rows["period"], *view.people.rows["period"]]
    keys = wording.notes_key(view.notes, periods)
    return div("khi-keys", *(tag("span", tag("b", letter), words) for letter, words in keys))


@once
def control(track: Track, view: View, *, name: str) -> Card:
    """Whether one track's change is more than chance."""
    indicator, points = track.indicator, track.points
    return Card(
        name=name,
        title=f"{indicator.short}: {wording.variation(points).lower()}",
        subtitle=wording.subtitle(indicator, area=view.area),
        figure=charts.control_chart(
            points, indicator=indicator, palette=palette(), notes=view.notes
        ),
        alt=wording.control_alt(points, indicator),
        twin=wording.control_table(points, indicator),
        figures=track.rows,
        sentence=_said(points, indicator),
        source=_under(points, track),
        help=[
            "Every place goes up and down. The dashed lines are how far that usually goes.",
            "A triangle marks quarters that stand out, and points the way the figures went.",
            f"Fewer than {_JUDGED} quarters are drawn and not judged.",
            "“Than usual” is about every quarter drawn. “Than a year ago” is about two of them.",
            *wording.caveats(indicator),
        ],
        badge=_marks(points, indicator),
        key=noted.key(view.notes, points["period"]) if len(points) else Markup(),
    )


def _said(points: pd.DataFrame, indicator: Indicator) -> str:
    """Whether it is more than chance, and whether the aim will be met."""
    aim = wording.aim_note(points, indicator)
    return " ".join(each for each in (wording.more_than_chance(points, indicator), aim) if each)


def _under(points: pd.DataFrame, track: Track) -> str:
    """How the limits were made, where they begin anew and why, and the source."""
    notes = (wording.limits_note(points), wording.rebase_note(points), wording.source(track.rows))
    return " ".join(each for each in notes if each)


def _marks(points: pd.DataFrame, indicator: Indicator) -> Markup:
    """The two icons of a control chart: what the change is, and whether the aim will be met."""
    return joined([badges.variation(points), " ", badges.assurance(points, indicator)])


def quarters(view: View) -> list[Quarter]:
    """The quarters with something to show here, earliest first."""
    return sorted(sources.quarters(view.area), key=_start)


def published(view: View) -> pd.DataFrame:
    """Everything both tracks show, for the download."""
    return pd.concat([view.system.rows, view.people.rows], ignore_index=True)
