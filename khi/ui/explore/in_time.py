"""Outcomes over time beside what the reader holds them against, and since when they lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from khi import wording
from khi.charts.areas_over_time import areas_over_time
from khi.charts.beside import Beside
from khi.publication import comparing
from khi.ui import compare
from khi.ui.compare import over_time
from khi.ui.explore.against import clear_among, held_over_time
from khi.ui.explore.view import AIM, ALIKE, CHOSEN, View
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette
from khi.wording import apart as named
from khi.wording import compare_time as said
from khi.wording import since as words


@dataclass(frozen=True)
class Drawn:
    """One indicator over time: the view of it alone, its lines, and every area in every period.

    ``held`` has what each is held against, and ``clear`` where that was worked out.
    """

    view: View
    alone: Card
    held: pd.DataFrame

    @property
    def own(self) -> pd.DataFrame:
        """The rows of the reader's own area, earliest first."""
        return self.held[self.held["area"].eq(self.view.area.code)].reset_index(drop=True)

    @property
    def has_other(self) -> bool:
        """Whether there is anything to hold it against."""
        return bool(self.own["against"].notna().any())


@dataclass(frozen=True)
class Panels:
    """A chart for each indicator; on how many the area lies apart, and on which by name."""

    title: str
    says: str
    cards: list[Card]


@once
def lines(view: View) -> Card | None:
    """A line for each area, and one for what the first is held against; None without a figure."""
    drawn = _drawn(view)
    return None if drawn is None else _card(_judged([drawn])[0])


@once
def panels(view: View) -> Panels | None:
    """The same for each indicator, a chart each; None where none has a figure."""
    found = (_drawn(replace(view, indicators=(each,))) for each in view.indicators)
    drawn = _judged([each for each in found if each is not None])
    if not drawn:
        return None
    latest = pd.DataFrame(map(_latest, drawn))
    return Panels(
        title=named.outcomes_title(latest, area=view.area.name, than=view.than),
        says=named.outcomes_named(latest),
        cards=[_panel(each) for each in drawn],
    )


def _drawn(view: View) -> Drawn | None:
    """One indicator over time, held against what the reader chose; None without a figure."""
    asked = compare.View(
        view.area, view.whole, view.family, view.quarter, view.indicator, "name", view.easy
    )
    alone = over_time.card(asked, view.areas)
    if alone is None:
        return None
    periods, codes = list(alone.figures["period"]), [each.code for each in view.areas]
    every = comparing.each_period(alone.figures, periods, codes)
    return Drawn(view, alone, held_over_time(every, view))


def _judged(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The same, what lies apart among all that are looked at together; in the same order."""
    beside = [each for each in drawn if each.has_other]
    if not beside:
        return list(drawn)
    clear = iter(clear_among(each.held for each in beside))
    return [replace(each, held=next(clear)) if each.has_other else each for each in drawn]


def _latest(drawn: Drawn) -> dict[str, str]:
    """Where an indicator stands in the last period that can be compared."""
    compared = drawn.own["clear"] if drawn.has_other else pd.Series(dtype=str)
    compared = compared[compared.ne("")]
    return {
        "name": drawn.view.indicator.short,
        "clear": str(compared.iloc[-1]) if len(compared) else "",
    }


def _card(drawn: Drawn) -> Card:
    return _beside(drawn) if drawn.has_other else _alone(drawn)


def _panel(drawn: Drawn) -> Card:
    """The chart of one indicator among others: its title says which it is."""
    card, view = _card(drawn), drawn.view
    name = f"{card.name}-{view.indicator.id}"
    if not drawn.has_other:
        return replace(card, name=name, title=f"{view.indicator.short}: not compared")
    title = words.outcome_title(
        drawn.own, outcome=view.indicator.short, than=view.than, kind=view.kind
    )
    return replace(card, name=name, title=title, help=[named.how_outcomes(), *card.help])


def _subtitle(view: View) -> str:
    """What is measured, and where: in the one area, or in the whole that those picked lie in."""
    where = view.whole if len(view.areas) > 1 else view.area
    return wording.subtitle(view.indicator, area=where)


def _alone(drawn: Drawn) -> Card:
    """The lines of the areas, and in words why nothing stands beside them."""
    view, alone = drawn.view, drawn.alone
    why = words.nothing_beside(
        area=view.area.name, than=view.than, outcome=view.indicator.short, kind=view.kind,
        is_aim=view.against == AIM,
    )  # fmt: skip
    return Card(
        name="time", title=alone.title, subtitle=_subtitle(view), figure=alone.figure,
        alt=f"{alone.alt} {why}", twin=alone.twin, figures=alone.figures,
        sentence=f"{why} {alone.sentence}", source=alone.source, help=alone.help, key=alone.key,
    )  # fmt: skip


def _beside(drawn: Drawn) -> Card:
    """The same with the line of what the first area is held against."""
    view, alone, held, own = drawn.view, drawn.alone, drawn.held, drawn.own
    indicator, name = view.indicator, wording.sentence_case(view.against_name)
    says = {"area": view.area.name, "than": view.than, "kind": view.kind}
    since = (words.easy_since if view.easy else words.since)(own, **says)
    table = said.over_time_table(held, view.areas, indicator)
    beside = Beside(name, own, is_aim=view.against == AIM)
    return Card(
        name="time",
        title=words.since_title(own, **says),
        subtitle=_subtitle(view),
        figure=areas_over_time(
            held, view.areas, indicator=indicator, palette=palette(),
            notes=sources.notes(view.area), beside=beside,
        ),
        alt=f"{alone.alt} {words.beside_alt(own, indicator, name=view.against_name, says=since)}",
        twin=words.with_beside(table, own, indicator, name=name, area=view.area.name),
        figures=held.assign(held_against=name),
        sentence=f"{since} {alone.sentence}",
        source=alone.source,
        help=[
            *words.how_since(
                view.than, view.kind, is_aim=beside.is_aim,
                is_of_several=view.against in (ALIKE, CHOSEN),
            ),
            *alone.help,
        ],
        key=alone.key,
    )  # fmt: skip
