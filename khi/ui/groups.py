"""The card of one outcome by groups: who is doing less well, least well off first."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from khi import charts, wording
from khi.model import EVERYONE, Area, Breakdown, Indicator, Quarter
from khi.ui.card import Card
from khi.ui.style import palette

WITH_EVERYONE_ELSE: Final = (
    "Each group is compared with everyone else who answered, not with a normal group."
)
"""What every such card says of its comparison."""


def groups_card(
    rows: pd.DataFrame,
    indicator: Indicator,
    breakdown: Breakdown,
    *,
    name: str,
    area: Area,
    quarter: Quarter,
    explains: Sequence[str],
) -> Card:
    """Each group of a breakdown beside everyone, with its interval.

    Args:
        rows: published readings of one area and quarter: everyone's, and those of breakdowns.
        indicator: what they are of.
        breakdown: whose groups are drawn.
        name: the card's, in the page.
        area: whose figures they are.
        quarter: when they are from.
        explains: what the reader is told beside the chart.
    """
    everyone = rows[rows["breakdown"].eq(EVERYONE)]
    groups = charts.in_order(rows[rows["breakdown"].eq(breakdown.id)], indicator, breakdown)
    return Card(
        name=name,
        title=wording.groups_title(groups, breakdown, indicator),
        subtitle=wording.subtitle(indicator, area=area, period=quarter.id),
        figure=charts.interval_dots(
            groups, everyone, indicator=indicator, breakdown=breakdown, palette=palette()
        ),
        alt=wording.groups_alt(groups, indicator, breakdown),
        twin=wording.groups_table(groups, indicator, breakdown),
        figures=groups,
        sentence=wording.groups_sentence(groups, breakdown, indicator),
        source=f"{wording.bases(groups)} {wording.source(rows)}",
        help=list(explains),
    )
