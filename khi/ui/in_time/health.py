"""The NHS beside a council: the integrated care boards it lies in, and the providers of each.

A board serves people of several councils, so its figures stand beside a council's and never in
their place. A provider's figures are listed under its board, and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from khi import publication, wording
from khi.model import Area, AreaKind, Indicator, Period, PeriodType
from khi.ui.frame import shell
from khi.ui.given import sources
from khi.ui.pieces import files
from khi.ui.pieces.card import foot, written
from khi.ui.pieces.markup import div, p
from khi.wording.findings import Row


@dataclass(frozen=True)
class Measured:
    """A measure of the system, and whose figures it is of: the area's own, or a board's."""

    indicator: Indicator
    area: Area
    name: str


def measures(area: Area) -> list[Measured]:
    """What the system does here: the area's own measures, then those of the boards it lies in."""
    return list(sources.kept(("system beside", area.code), partial(_measures, area)))


def _measures(area: Area) -> list[Measured]:
    own = [Measured(each, area, each.short) for each in sources.system(area)]
    return own + [
        Measured(each, board, f"{each.short}, {board.name}")
        for board in boards(area)
        for each in sources.system(board)
    ]


def boards(area: Area) -> list[Area]:
    """The boards an area lies in that have something to show, today's first."""
    shown, asked = {each.code for each in sources.shown_areas()}, sources.catalogue()
    return [asked.area(each.board) for each in asked.boards_of(area.code) if each.board in shown]


def part_of(board: Area, area: Area) -> str:
    """How an area lies in a board, in words."""
    lies = next(x for x in sources.catalogue().boards_of(area.code) if x.board == board.code)
    return wording.part_of(board, area, lies)


def providers(board: Area | None) -> list[Area]:
    """The providers with something to show: of a board, or those whose board no file says."""
    asked = sources.catalogue()
    known = [each for each in sources.shown_areas() if each.kind is AreaKind.PROVIDER]
    of = {each.code: {lies.board for lies in asked.boards_of(each.code)} for each in known}
    found = [x for x in known if (board.code in of[x.code] if board else not of[x.code])]
    return sorted(found, key=lambda each: each.name)


def with_areas(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with the name and the kind of each area, for whoever opens the file elsewhere."""
    asked = sources.catalogue()
    known = {code: asked.area(code) for code in rows["area"].unique()}
    cells = {code: (each.name, each.kind.value) for code, each in known.items()}
    areas = pd.DataFrame.from_dict(cells, orient="index", columns=["name", "kind"])
    return publication.with_areas(rows, areas)


def show_providers(board: Area, indicator: Indicator) -> None:
    """List the providers of a board by name, each with its latest quarter; nothing where none is.

    They are in no order of figures: providers treat different people.
    """
    own, unplaced = providers(board), providers(None)
    if not own and not unplaced:
        return
    shell.section(
        f"NHS providers of {board.name}",
        "Hospitals and other services. Each treats people of several councils.",
    )
    with st.container(key="card-providers"):
        rows = _list(own, board, indicator) if own else pd.DataFrame()
        if unplaced:
            one = "1 NHS provider has figures, but no file says its board."
            many = f"{len(unplaced):,} NHS providers have figures, but no file says their boards."
            which = one if len(unplaced) == 1 else many
            says = f"{which} The export has them, under their names."
            st.html(div("khi", p("khi-say", says)))
        source = wording.source(rows) if len(rows) else ""
        foot(f"Kind of area: NHS provider. Never added up to a council. {source}".strip())


def _list(own: Sequence[Area], board: Area, indicator: Indicator) -> pd.DataFrame:
    """Write the table of some providers, and give the figures it was made of."""
    rows = sources.figures(indicators=[indicator.id], areas=[each.code for each in own])
    rows = rows[rows["period_type"].eq(PeriodType.QUARTER.value)]
    latest = rows.sort_values("period").groupby("area").tail(1).set_index("area")
    found = {
        str(code): row for code, row in zip(latest.index, latest.to_dict("records"), strict=True)
    }
    table = pd.DataFrame(
        [_line(each, found[each.code], indicator) for each in own if each.code in found],
        columns=["NHS provider", "Code", indicator.short, "Period"],
    )
    title = f"{indicator.title}, by NHS provider, in order of name"
    if table.empty:
        st.html(div("khi", p("khi-say", f"No provider has “{indicator.short}” by quarter.")))
        return rows
    st.html(div("khi", written(table, caption=title)))
    files.button(
        "Get these figures (CSV)", with_areas(rows), name=f"providers {board.name}", key="providers"
    )
    return rows


def _line(provider: Area, row: Row, indicator: Indicator) -> list[str]:
    shown = wording.is_shown(row)
    figure = wording.number(row["value"], indicator) if shown else wording.reason(row)
    part = ", a month missing" if row["indicative"] else ""
    months = Period.parse(str(row["period"])).months
    return [provider.name, provider.code, figure, f"{months}{part}"]
