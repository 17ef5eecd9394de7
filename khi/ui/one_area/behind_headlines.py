"""What lies behind the headlines: the spread of answers, who does less well, what support does."""

from dataclasses import dataclass

import pandas as pd

from khi import charts, wording
from khi.model import EVERYONE, Breakdown, Indicator, Net, Question
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.one_area.overview import View
from khi.ui.pieces.card import Card
from khi.ui.pieces.groups import WITH_EVERYONE_ELSE, groups_card, no_groups_card
from khi.ui.pieces.style import palette


@dataclass(frozen=True)
class Within:
    """What the reader looks behind: one indicator, and one way of telling people apart."""

    indicator: Indicator
    breakdown: Breakdown | None

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        return (self.indicator.id, self.breakdown.id if self.breakdown else "")


def choose(view: View) -> Within:
    """Ask for an indicator, then for one breakdown that it is shown by."""
    indicator = selection.indicator("Look behind", sources.personal(view.area), key="about")
    known = _told_apart_by(view, indicator)
    return Within(indicator, selection.breakdown(known) if known else None)


@once
def _told_apart_by(view: View, indicator: Indicator) -> list[Breakdown]:
    return sources.breakdowns(view.area, view.quarter, indicator)


@once
def spread(view: View, within: Within) -> Card:
    """What people answered, before any average."""
    indicator = within.indicator
    question = _question(indicator)
    rows = _rows(view, indicator, [EVERYONE])
    answers = rows[rows["answer"].ne("")]
    own = rows[rows["answer"].eq("")]
    return Card(
        name="spread",
        title=wording.answers_title(answers, question),
        subtitle=f"{_asked(question, view)} {view.area.name}, {view.quarter.months}.",
        figure=charts.answer_spread(answers, question=question, palette=palette()),
        alt=wording.answers_alt(answers, question),
        twin=wording.answers_table(answers, question),
        figures=answers,
        sentence=_said(rows, indicator, question, view),
        source=f"{wording.bases(own)} {wording.source(rows)}",
        help=[
            "Each bar is the share of people who gave that answer. The bars start at zero.",
            "People who said they did not know, or preferred not to say, are not in the base.",
            *wording.caveats(indicator),
        ],
    )


def _said(rows: pd.DataFrame, indicator: Indicator, question: Question, view: View) -> str:
    """What most people answered; in easy read, the figure itself."""
    own = rows[rows["answer"].eq("")].to_dict("records")
    if view.easy and own:
        return wording.easy_reading(own[0], indicator)
    return wording.answers_sentence(rows[rows["answer"].ne("")], question)


@once
def groups(view: View, within: Within) -> Card:
    """Who is doing less well, least well off first."""
    breakdown, indicator = within.breakdown, within.indicator
    if breakdown is None:
        return no_groups_card(indicator, area=view.area, period=view.quarter)
    rows = _rows(view, indicator, [EVERYONE, breakdown.id])
    return groups_card(
        rows[rows["answer"].eq("")],
        indicator,
        breakdown,
        name="groups",
        area=view.area,
        period=view.quarter,
        explains=[
            "Each point stands on the band where the true figure likely lies.",
            "A hollow point rests on few people, so treat it as indicative.",
            WITH_EVERYONE_ELSE,
            "A hatched row has too few answers to show safely, or protects one that has.",
        ],
    )


@once
def effects(view: View) -> Card:
    """Where support helps, makes no difference, or gets in the way. The harm is always drawn."""
    nets = [each for each in sources.personal(view.area) if isinstance(each.reading, Net)]
    rows = sources.figures(
        indicators=[each.id for each in nets],
        areas=[view.area.code],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
    )
    sides = charts.effects(rows, nets)
    return Card(
        name="effects",
        title=wording.effects_title(sides),
        subtitle=f"Out of 100 people who have support. {view.area.name}, {view.quarter.months}.",
        figure=charts.helps_or_hinders(sides, palette=palette()),
        alt=wording.effects_alt(sides),
        twin=wording.effects_table(sides),
        figures=rows,
        sentence=wording.effects_sentence(sides),
        source=f"{wording.bases(rows[rows['answer'].eq('')])} {wording.source(rows)}",
        help=[
            "People were asked if their support helps, makes no difference, or gets in the way.",
            "Both sides are always shown. One does not cancel the other.",
        ],
    )


def _rows(view: View, indicator: Indicator, breakdowns: list[str]) -> pd.DataFrame:
    return sources.figures(
        indicators=[indicator.id],
        areas=[view.area.code],
        periods=[view.quarter.id],
        breakdowns=breakdowns,
    )


def _question(indicator: Indicator) -> Question:
    """The question an indicator reads. Only indicators that people tell us are asked about."""
    if indicator.reading is None:
        raise ValueError(f"{indicator.id} reads no question")
    return sources.catalogue().questions[indicator.reading.question]


def _asked(question: Question, view: View) -> str:
    """The words people were asked, where we may show them."""
    words = (question.easy if view.easy else question.wording) or question.topic
    return f"“{words}”"
