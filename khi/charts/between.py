"""Areas that a picture does not name: one thin mark each, together in one row.

So a picture of a whole country stays the height of a page, and still holds every area that has a
figure to show. Where those without one would stand is not to be seen: they are counted in words.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from khi.charts import canvas
from khi.charts.axis import Span
from khi.charts.drawing import Drawing
from khi.theme import Palette
from khi.wording import compare_order as order

BETWEEN = "between"
"""The column that holds the figures of the areas in a row; None where the row is one area."""


def collapsed(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with each run of those that are not ``drawn`` made into one row.

    Adds ``between``; and ``size``, how many areas cannot be told apart from each, drawn or not,
    where they are ``together``. Without ``drawn``, every area is.
    """
    rows = areas.assign(**{BETWEEN: None})
    if "together" in rows:
        rows["size"] = rows.groupby("together")["area"].transform("size")
    if "drawn" not in rows or rows["drawn"].all():
        return rows
    return pd.DataFrame(list(_rows(rows.reset_index(drop=True))))


def axis_of(areas: pd.DataFrame) -> pd.DataFrame:
    """The areas as an axis needs them: of one that is a mark only the mark, not its range."""
    if "drawn" not in areas:
        return areas
    drawn = areas["drawn"]
    return areas.assign(**{x: areas[x].where(drawn, areas["value"]) for x in ("lower", "upper")})


def _rows(areas: pd.DataFrame) -> Iterator[dict[str, object]]:
    runs = areas["drawn"].ne(areas["drawn"].shift()).cumsum()
    before: dict[str, object] = {}
    for _, run in areas.groupby(runs, sort=False):
        if run["drawn"].all():
            for row in run.to_dict("records"):
                before = {str(name): value for name, value in row.items()}
                yield before
            continue
        shown = run[run["absence"].eq("") & run["value"].notna()]
        is_between = int(run.index[-1]) < len(areas) - 1
        name = order.unnamed(len(run), len(run) - len(shown), between=is_between)
        own = {"area": "", "name": name, "absence": "", BETWEEN: list(shown["value"])}
        yield before | own | ({"places": ""} if "places" in areas else {})


def is_many(row: Mapping[str, object]) -> bool:
    """Whether a row stands for areas that are not named."""
    return isinstance(row[BETWEEN], list)


def draw(
    drawing: Drawing, row: Mapping[str, object], axis: Span, y: float, *, palette: Palette
) -> None:
    """A thin upright mark on a track for each figure of a row; nothing where there are none."""
    values = row[BETWEEN]
    if not isinstance(values, list):
        raise ValueError("Only areas that are not named are drawn as marks.")
    if not values:
        return
    canvas.rule(drawing, axis, y, palette=palette)
    look = {
        "size": 16,
        "symbol": "line-ns",
        "color": palette.control,
        "line": {"color": palette.control, "width": 1.5},
    }
    canvas.points(drawing, values, [y] * len(values), marker=look)
