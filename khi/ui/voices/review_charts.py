"""The charts of a review: each outcome by the groups it differs most between, worst gap first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from khi import charts, wording
from khi.model import EVERYONE, Area, Breakdown, Indicator, Quarter
from khi.publication import comparing
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.groups import WITH_EVERYONE_ELSE, groups_card
from khi.ui.pieces.style import palette


@dataclass(frozen=True)
class Shown:
    """One outcome of a review, and its card."""

    indicator: Indicator
    card: Card


def shown(area: Area, quarter: Quarter) -> list[Shown]:
    """The headlines of an area in a quarter, those first where a group does least well."""
    key = ("review", palette().mode, area.code, quarter.id)
    return sources.kept(key, partial(_shown, area, quarter))


def _shown(area: Area, quarter: Quarter) -> list[Shown]:
    known = sources.catalogue().headlines
    rows = sources.figures(
        indicators=[each.id for each in known],
        areas=[area.code],
        periods=[quarter.id],
        answers=[""],
    )
    pairs = [(each, rows[rows["indicator"].eq(each.id)]) for each in known]
    present = [(each, own) for each, own in pairs if len(own)]
    ordered = sorted(present, key=lambda pair: worst_gap(pair[1], pair[0]), reverse=True)
    return [Shown(each, _card(each, own, area, quarter)) for each, own in ordered]


def worst_gap(rows: pd.DataFrame, indicator: Indicator) -> float:
    """How far the least well off group lies behind everyone else, in widths of its interval.

    Below zero where no group is shown, so that those outcomes come last.
    """
    behind = comparing.furthest_behind(rows, indicator)["behind"]
    return float(behind.iloc[0]) if len(behind) else float("-inf")


def _breakdown(rows: pd.DataFrame, indicator: Indicator) -> Breakdown | None:
    """The way of telling people apart in which somebody does least well."""
    carried = comparing.furthest_behind(rows, indicator)["breakdown"]
    others = rows.loc[rows["breakdown"].ne(EVERYONE), "breakdown"]
    ids: Sequence[str] = [*carried, *others]
    known = sources.catalogue().breakdowns
    return next((known[each] for each in ids if each in known), None)


def _card(indicator: Indicator, rows: pd.DataFrame, area: Area, quarter: Quarter) -> Card:
    breakdown = _breakdown(rows, indicator)
    if breakdown is None:
        return _plain(indicator, rows[rows["breakdown"].eq(EVERYONE)], area, quarter)
    return groups_card(
        rows,
        indicator,
        breakdown,
        name=f"review-{indicator.id}",
        area=area,
        period=quarter,
        explains=[
            "Of all the ways of telling people apart, this one has the widest clear gap.",
            WITH_EVERYONE_ELSE,
            *wording.caveats(indicator),
        ],
    )


def _plain(indicator: Indicator, everyone: pd.DataFrame, area: Area, quarter: Quarter) -> Card:
    """An outcome of a survey that asked nobody who they are."""
    row = everyone.to_dict("records")[0]
    words = wording.reading(row, indicator)
    return Card(
        name=f"review-{indicator.id}",
        title=indicator.short,
        subtitle=wording.subtitle(indicator, area=area, period=quarter.id),
        figure=charts.empty("Nobody was asked who they are", palette=palette()),
        alt=f"No groups to compare. {words}",
        twin=wording.series_table(everyone, indicator),
        figures=everyone,
        sentence=words,
        source=wording.source(everyone),
    )
