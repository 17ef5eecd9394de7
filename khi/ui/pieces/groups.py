"""The card of one outcome by groups: who is doing less well, least well off first."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from khi import charts, wording
from khi.model import EVERYONE, Area, Breakdown, Indicator, Period
from khi.publication import fairness
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette

WITH_EVERYONE_ELSE: Final = (
    "Each group is compared with everyone else who answered, not with a normal group."
)
"""What every such card says of its comparison."""

_ALLOWING = (
    "A group is named where the gap is more than chance, allowing for how many are compared."
)


def groups_card(
    rows: pd.DataFrame,
    indicator: Indicator,
    breakdown: Breakdown,
    *,
    name: str,
    area: Area,
    period: Period,
    explains: Sequence[str],
) -> Card:
    """Each group of a breakdown beside everyone, with its interval.

    Args:
        rows: published readings of one area and quarter: everyone's, and those of breakdowns.
        indicator: what they are of.
        breakdown: whose groups are drawn.
        name: the card's, in the page.
        area: whose figures they are.
        period: when they are from.
        explains: what the reader is told beside the chart.
    """
    everyone = rows[rows["breakdown"].eq(EVERYONE)]
    groups = charts.in_order(rows[rows["breakdown"].eq(breakdown.id)], indicator, breakdown)
    told = _more_than_chance(groups, indicator)
    return Card(
        name=name,
        title=wording.groups_title(told, breakdown, indicator),
        subtitle=wording.subtitle(indicator, area=area, period=period.id),
        figure=charts.interval_dots(
            groups, everyone, indicator=indicator, breakdown=breakdown, palette=palette()
        ),
        alt=wording.groups_alt(told, indicator, breakdown),
        twin=wording.groups_table(told, indicator, breakdown),
        figures=groups,
        sentence=wording.groups_sentence(told, breakdown, indicator),
        source=f"{wording.bases(groups)} {wording.source(rows)}",
        help=[*explains, _ALLOWING],
    )


def no_groups_card(indicator: Indicator, *, area: Area, period: Period) -> Card:
    """The card of a survey that asked nobody who they are."""
    words = "Nobody was asked who they are"
    return Card(
        name="groups",
        title="No groups to compare",
        subtitle=wording.subtitle(indicator, area=area, period=period.id),
        figure=charts.empty(words, palette=palette()),
        alt=f"{words}, so there is no chart.",
        twin=pd.DataFrame(columns=["Group", "Figure"]),
        figures=pd.DataFrame(),
        sentence="Ask about age or disability next time, and this says who does less well.",
        source=f"{area.name}, {period.months}.",
    )


def _more_than_chance(groups: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The groups as they are told of: what may be chance, among so many, sets nobody apart.

    The same rule as on Fairness, so that one page does not name a group the other calls chance.
    """
    sure = fairness.with_gaps(groups, indicator)["sure"].to_numpy(bool)
    told = groups["verdict"].where(sure | groups["verdict"].eq(""), "similar")
    return groups.assign(verdict=told)
