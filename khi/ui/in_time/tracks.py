"""What is the system doing, and what are people telling us? Two tracks side by side in time.

No sentence here says that one led to the other: each track has its own.
"""

import pandas as pd

from khi import charts, wording
from khi.model import Absence, Indicator, Period, Quarter
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.in_time import health
from khi.ui.in_time.track import Track, View
from khi.ui.pieces import badges, note_letters
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, div, joined, tag
from khi.ui.pieces.numbers import BigNumber, figure_of
from khi.ui.pieces.style import palette
from khi.wording.signals import JUDGED, parts_note


@once
def verdict(view: View) -> str:
    """One sentence about each track, for the head of the page."""
    system, people = view.system, view.people
    return wording.tracks_verdict(
        system.points, people.points, view.system_name, people.indicator.short
    )


@once
def big_numbers(view: View) -> list[BigNumber]:
    """Where each track is now; and how long we have looked, which is the page's honesty."""
    return [_now(view.system, view), _now(view.people, view), _how_long(view)]


def _now(track: Track, view: View) -> BigNumber:
    row, indicator, easy = track.latest, track.indicator, view.easy
    label = indicator.easy if easy else indicator.short
    if track.area != view.area:
        label = f"{label} · {track.area.name}"
    if row is None or not wording.is_shown(row):
        why = Absence(row["absence"] if row else "") or Absence.NO_DATA
        months = f"{Period.parse(row['period']).months}." if row else ""
        return BigNumber(label, "", "", Markup(), wording.why_absent(why), months, why)
    # The badge judges all the quarters, so the sentence says that first, and a year ago after it.
    judged = wording.more_than_chance(track.points, indicator)
    change = judged if easy else f"{judged} {wording.change(row, indicator)}"
    months = Period.parse(row["period"]).months
    honesty = "" if easy else f"{wording.likely_between(row, indicator)} "
    number, unit = figure_of(row["value"], indicator, easy=easy)
    return BigNumber(
        label=label,
        number=number,
        unit=unit,
        badge=badges.variation(track.points),
        sentence=change,
        source=f"{months}. {honesty}{wording.base(row)}",
    )


def _how_long(view: View) -> BigNumber:
    """How long the shorter of both has been looked at: what it allows, both charts allow."""
    count, counted = view.shorter.quarters, (view.system.counted, view.people.counted)
    shorter = "of the system" if view.shorter is view.system else "in what people say"
    return BigNumber(
        label="How long we have looked",
        number=f"{count}",
        unit=f"of {JUDGED} quarters" if count < JUDGED else "quarters",
        badge=badges.judged(enough=count >= JUDGED),
        sentence=wording.how_long(view.shorter.points, change=f"a change {shorter}"),
        source=f"The system has {counted[0]}, people {counted[1]}."
        f" Under {JUDGED}: drawn, not judged.",
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
            f"Above: {wording.unit(system.indicator)}{_of(view)}."
            f" Below: {wording.unit(people.indicator)}. {view.area.name}, {view.stretch}."
        ),
        figure=charts.two_tracks(
            system.rows,
            people.rows,
            view.notes,
            system_indicator=system.indicator,
            people_indicator=people.indicator,
            palette=palette(),
            whose=view.whose,
        ),
        alt=wording.tracks_alt(
            system.rows, people.rows, system.indicator, people.indicator, whose=view.whose
        ),
        twin=_both_tables(view),
        figures=health.with_areas(rows),
        sentence=" ".join(each for each in (_whose(view), wording.BESIDE) if each),
        source=" ".join(
            each
            for each in (
                "Axes do not start at zero.",
                parts_note(system.points),
                wording.source(rows),
            )
            if each
        ),
        help=[
            "The upper chart is what the system did. The lower chart is what people said.",
            "Each has a scale of its own, so heights cannot be compared between them.",
            "Bands show where the true figure likely lies. A gap is a quarter without a figure.",
            "A letter marks something that happened. It does not say what it changed.",
        ],
        key=_notes_key(view),
    )


def _of(view: View) -> str:
    """Whose figures the upper ones are, behind what they are; empty where they are the area's."""
    return f", {view.system.area.name}" if view.is_of_a_board else ""


def _whose(view: View) -> str:
    """A sentence that says whose figures the upper ones are; empty where they are the area's."""
    if not view.is_of_a_board:
        return ""
    return f"The upper figures are of {view.whose}. They are not of {view.area.name} alone."


def _both_tables(view: View) -> pd.DataFrame:
    """One table for both tracks: which track, of which area, its periods, latest first."""
    tables = [
        wording.series_table(track.rows, track.indicator).assign(
            Track=track.indicator.short, Area=f"{track.area.name} ({track.area.kind})"
        )
        for track in (view.system, view.people)
    ]
    both = pd.concat(tables, ignore_index=True)
    first = ["Period", "Track", "Area"]
    return both[[*first, *[name for name in both if name not in first]]]


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
        subtitle=wording.subtitle(indicator, area=track.area),
        figure=charts.control_chart(
            points, indicator=indicator, palette=palette(), notes=view.notes
        ),
        alt=wording.control_alt(points, indicator),
        twin=wording.control_table(points, indicator),
        figures=health.with_areas(track.figures),
        sentence=_said(points, indicator),
        source=_under(points, track),
        help=[
            "Every place goes up and down. The dashed lines are how far that usually goes.",
            *wording.rebase_notes(points),
            "A triangle marks quarters that stand out, and points the way the figures went.",
            f"Fewer than {JUDGED} quarters are drawn and not judged.",
            "“Than usual” is about every quarter drawn. “Than a year ago” is about two of them.",
            *wording.caveats(indicator),
        ],
        badge=_marks(points, indicator),
        key=note_letters.key(view.notes, points["period"]) if len(points) else Markup(),
    )


def _said(points: pd.DataFrame, indicator: Indicator) -> str:
    """Whether it is more than chance, and whether the aim will be met."""
    aim = wording.aim_note(points, indicator)
    return " ".join(each for each in (wording.more_than_chance(points, indicator), aim) if each)


def _under(points: pd.DataFrame, track: Track) -> str:
    """How the limits were made, and the source. Where they begin anew is in the picture itself."""
    notes = (wording.limits_note(points), wording.source(track.rows))
    return " ".join(each for each in notes if each)


def _marks(points: pd.DataFrame, indicator: Indicator) -> Markup:
    """The two icons of a control chart: what the change is, and whether the aim will be met."""
    change, aim = badges.variation(points), badges.assurance(points, indicator)
    if not aim:
        return change
    return joined([tag("span", "Latest quarter: ", change), " ", tag("span", "Aim: ", aim)])


def quarters(view: View) -> list[Quarter]:
    """The quarters with something to show here, earliest first."""
    return sorted(sources.quarters(view.area), key=lambda each: each.start)


def own(view: View) -> list[Indicator]:
    """The indicators shown that are the area's own: those an aim may be set for."""
    return [each.indicator for each in (view.system, view.people) if each.area == view.area]


def show_providers(view: View) -> None:
    """The NHS providers of the board whose figures are shown; nothing for the area's own."""
    if view.is_of_a_board:
        health.show_providers(view.system.area, view.system.indicator)


@once
def published(view: View) -> pd.DataFrame:
    """Everything both tracks show, for the download."""
    both = pd.concat([view.system.figures, view.people.figures], ignore_index=True)
    return health.with_areas(both)
