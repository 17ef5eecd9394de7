"""Several indicators in a table: areas by indicators, quarters by indicators, a summary."""

from collections.abc import Callable

import pandas as pd

from khi import wording
from khi.model import EVERYONE, Area, Indicator, Period
from khi.ui import badges, compare, sources
from khi.ui.explore.view import View
from khi.ui.grid import Cell, Grid, plain
from khi.ui.markup import Markup, tag
from khi.ui.once import once
from khi.wording import compare as said
from khi.wording import explore as words
from khi.wording.findings import Row

_PERIODS = 8
_COUNTED = (("better", "higher"), ("worse", "lower"))
_HELP = ("A word stands beside each shape.", "Each comparison allows for chance.")


@once
def matrix(view: View) -> Grid | None:
    """Every area on every indicator: a figure, a shape and a word in each cell."""
    rows = figures(view, view.areas)
    named = rows.assign(name=rows["area"].map({each.code: each.name for each in view.areas}))
    known = len(set(rows["indicator"]))
    title = said.matrix_title(named, known) if known else ""
    return _table(view, rows, _standing, name="matrix", title=title, says="beside the rest")


@once
def moves(view: View) -> Grid | None:
    """Every area on every indicator: how it has changed in a year."""
    rows = figures(view, view.areas)
    title = words.moves_title(rows)
    return _table(view, rows, _moved, name="moves", title=title, says="beside a year ago")


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
    view: View, rows: pd.DataFrame, cell: Callable[[Row | None], Cell], *, name: str, title: str,
    says: str,
) -> Grid | None:  # fmt: skip
    """An area on each line; None where there is nothing to set side by side."""
    cells = {(row["area"], row["indicator"]): row for row in rows.to_dict("records")}
    shown = set(rows["indicator"])
    known = [each for each in view.indicators if each.id in shown]
    if not known:
        return None
    return Grid(
        name=name,
        title=title,
        subtitle=f"Each area {says}. {view.quarter.months}.",
        header=["Area", *(each.short for each in known)],
        lines=[
            [_name(area, view), *(cell(cells.get((area.code, each.id))) for each in known)]
            for area in view.areas
        ],
        figures=rows,
        source=_source(rows),
        help=_HELP,
    )


def _source(rows: pd.DataFrame) -> str:
    return wording.source(rows[rows["source"].ne("")])


def _name(area: Area, view: View) -> Cell:
    own = area.code == view.area.code
    bold = tag("b", area.name, style="color:var(--primary)")
    return Cell(bold if own else area.name, area.name)


def _standing(row: Row | None) -> Cell:
    return cell(row, compare.standing, lambda each: said.comparison_word(each) or "Not compared")


def _moved(row: Row | None) -> Cell:
    return cell(row, badges.change, wording.change_word)


def cell(row: Row | None, badge: Callable[[Row], Markup], word: Callable[[Row], str]) -> Cell:
    """A figure over a shape and a word; or the reason why there is none."""
    if row is None:
        return plain("Nothing recorded")
    if not wording.is_shown(row):
        return plain(said.instead(row))
    figure = wording.number(row["value"], sources.catalogue().indicators[str(row["indicator"])])
    value = tag("b", figure, style="min-width:3em")
    shown = tag("div", value, badge(row), style="display:flex;flex-wrap:wrap")
    return Cell(shown, f"{figure}, {word(row)}")


@once
def standings(view: View) -> Grid | None:
    """For each indicator, how many areas stand above and below, and where mine does."""
    everyone = figures(view, view.family)
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
        help=_HELP,
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
    return [plain(indicator.short), _standing(own), *(plain(str(each)) for each in numbers)]


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
    return Grid(
        name="calendar",
        title=words.moves_title(kept[kept["period"].eq(periods[-1])]),
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
