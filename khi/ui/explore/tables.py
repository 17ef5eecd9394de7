"""Several indicators in a table: areas by indicators, quarters by indicators, a summary."""

from collections.abc import Sequence

import pandas as pd

from khi import wording
from khi.model import EVERYONE, Area, Indicator, Period
from khi.publication.comparing import among_all
from khi.publication.comparing.moved import allowing_for_all
from khi.ui.compare import area_table, naming
from khi.ui.explore.view import View
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.grid import Cell, Grid, plain
from khi.wording import compare as said
from khi.wording import explore as words
from khi.wording.by_chance import how_clear
from khi.wording.findings import Row

_PERIODS = 8
_COUNTED = (("better", "higher"), ("worse", "lower"))
_HELP = ("A word stands beside each shape.", "Each comparison allows for chance.")


@once
def matrix(view: View) -> Grid | None:
    """Every area on every indicator: a figure, a shape and a word in each cell."""
    rows = _clear_of_each(view)
    rows = rows[rows["area"].isin([each.code for each in view.areas])]
    named = rows.assign(name=rows["area"].map({each.code: each.name for each in view.areas}))
    known = len(set(rows["indicator"]))
    title = said.matrix_title(named, known) if known else ""
    return _table(
        view, rows, area_table.standing,
        name="matrix", title=title, says="beside the rest", help=how_clear("areas"),
    )  # fmt: skip


def _clear_of_each(view: View) -> pd.DataFrame:
    """Every area of the whole on every indicator, clear among all the areas with that one."""
    return among_all(figures(view, view.family), each=["indicator"])


@once
def moves(view: View) -> Grid | None:
    """Every area on every indicator: how it has changed in a year."""
    rows = allowing_for_all(figures(view, view.areas), sources.catalogue().indicators)
    title, help = words.moves_title(rows), words.how_moves()
    return _table(
        view, rows, area_table.moved,
        name="moves", title=title, says="beside a year ago", help=help,
    )  # fmt: skip


def figures(view: View, areas: tuple[Area, ...]) -> pd.DataFrame:
    """The rows of the indicators in the areas, in the period that is looked at."""
    return sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[each.code for each in areas],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )


def _table(
    view: View,
    rows: pd.DataFrame,
    fill: area_table.Fill,
    *,
    name: str,
    title: str,
    says: str,
    help: Sequence[str] = _HELP,
) -> Grid | None:
    """An area on each line; None where there is nothing to set side by side."""
    shown = set(rows["indicator"])
    known = [each for each in view.indicators if each.id in shown]
    if not known:
        return None
    return Grid(
        name=name,
        title=title,
        subtitle=f"Each area {says}. {view.quarter.months}.",
        header=["Area", *(each.short for each in known)],
        lines=area_table.lines(rows, view.areas, known, fill, mine=view.area.code),
        figures=rows.drop(columns="by_chance", errors="ignore"),
        source=_source(rows),
        help=help,
        first=area_table.first(view.areas, naming.to_name(view.area, view.family)),
    )


def _source(rows: pd.DataFrame) -> str:
    return wording.source(rows[rows["source"].ne("")])


@once
def standings(view: View) -> Grid | None:
    """For each indicator, how many areas stand above and below, and where mine does."""
    everyone = _clear_of_each(view)
    lines, own = [], []
    for indicator in view.indicators:
        rows = everyone[everyone["indicator"].eq(indicator.id)]
        if rows.empty:
            continue
        mine = rows[rows["area"].eq(view.area.code)].to_dict("records")
        own.append(str(mine[0]["verdict"]) if mine else "")
        lines.append(_counted(indicator, rows, mine[0] if mine else None, view))
    if not lines:
        return None
    says = f"Each of {len(view.family)} areas beside the rest of what it lies in."
    return Grid(
        name="standings",
        title=words.standings_title(pd.DataFrame({"own": own}), area=view.area.name),
        subtitle=f"{says} {view.quarter.months}.",
        header=[
            "Indicator", view.area.name, "Better or higher", "Worse or lower", "Similar",
            "Not shown",
        ],
        lines=lines,
        figures=everyone,
        source=_source(everyone),
        help=[*_HELP, *how_clear("areas")],
    )  # fmt: skip


def _counted(indicator: Indicator, rows: pd.DataFrame, own: Row | None, view: View) -> list[Cell]:
    """How many areas stand where on one indicator."""
    shown = rows[rows["absence"].eq("")]
    counts = shown["verdict"].value_counts()
    numbers = [
        *(int(counts.get(a, 0) + counts.get(b, 0)) for a, b in _COUNTED),
        int(counts.get("similar", 0)),
        len(view.family) - len(shown),
    ]
    return [
        plain(indicator.short),
        area_table.standing(own),
        *(plain(str(each)) for each in numbers),
    ]


@once
def calendar(view: View) -> Grid | None:
    """One area: a line for each indicator, a column for each of the last periods."""
    rows = sources.figures(
        indicators=[each.id for each in view.indicators],
        areas=[view.area.code],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    alike = rows[rows["period_type"].eq(view.quarter.type.value)]
    periods = sorted(set(alike["period"]))[-_PERIODS:]
    kept = alike[alike["period"].isin(periods)]
    cells = {(row["indicator"], row["period"]): row for row in kept.to_dict("records")}
    shown = set(kept["indicator"])
    known = [each for each in view.indicators if each.id in shown]
    if not known:
        return None
    latest = kept[kept["period"].eq(periods[-1])]
    latest = allowing_for_all(latest, sources.catalogue().indicators)
    return Grid(
        name="calendar",
        title=words.moves_title(latest),
        subtitle=f"{view.area.name}, the last {len(periods)} {view.kind}s.",
        header=["Indicator", *(Period.parse(period).label for period in periods)],
        lines=[
            [plain(x.short), *(plain(_figure(cells.get((x.id, when)), x)) for when in periods)]
            for x in known
        ],
        figures=kept,
        source=_source(kept),
    )


def _figure(row: Row | None, indicator: Indicator) -> str:
    return "–" if row is None else said.figure(row, indicator)
