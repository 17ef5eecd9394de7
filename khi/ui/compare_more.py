"""Areas a year ago and now, and every area on the five headlines."""

from collections.abc import Sequence

import pandas as pd

from khi import wording
from khi.charts import then_and_now as charts
from khi.model import EVERYONE, Area, Indicator, Period
from khi.model.in_words import lower_first
from khi.publication.places import year_before
from khi.ui import area_table, grid, sources
from khi.ui.card import Card
from khi.ui.compare import Found, View
from khi.ui.grid import Grid
from khi.ui.made_once import once
from khi.ui.style import palette
from khi.wording import compare as said
from khi.wording import compare_time as timed


@once
def then_and_now(view: View, found: Found) -> Card:
    """Every area in this quarter and in the same quarter a year before."""
    areas, indicator = _with_then(view, found), view.indicator
    before = Period.parse(year_before(view.quarter.id) or view.quarter.id).months
    return Card(
        name="then",
        title=timed.then_and_now_title(areas),
        subtitle=f"{indicator.title} ({wording.unit(indicator)}). {view.whole.name},"
        f" {before} and {view.quarter.months}.",
        figure=charts.then_and_now(
            areas, indicator=indicator, mine=view.area.code, palette=palette()
        ),
        alt=timed.then_and_now_alt(areas, indicator),
        twin=timed.then_and_now_table(areas, indicator),
        figures=areas,
        sentence=timed.then_and_now_sentence(areas),
        source="A change is clear where its likely range leaves out zero."
        f" {wording.source(areas[areas['source'].ne('')])}",
        help=[
            "The hollow mark is a year ago. The full mark is now, on its likely range.",
            "The same quarter is compared, so that the time of year makes no difference.",
            "Two bands that overlap can still show a clear change: the difference is judged.",
            *wording.caveats(indicator),
        ],
    )


def _with_then(view: View, found: Found) -> pd.DataFrame:
    """The areas A to Z, with what each was a year ago where that may be shown."""
    before = sources.figures(
        indicators=[view.indicator.id],
        areas=list(found.areas["area"]),
        periods=[year_before(view.quarter.id)],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    shown = before[before["absence"].eq("")].set_index("area")["value"]
    named = found.areas.drop(columns=["places", "together"], errors="ignore")
    return named.assign(then=named["area"].map(shown)).sort_values("name", ignore_index=True)


def matrix(view: View, found: Found) -> None:
    """Every area on the five headlines: a figure, a shape and a word in each cell."""
    known = set(found.areas["area"])
    made = _matrix(view, [each for each in view.family if each.code in known])
    if made is not None:
        grid.show(made)


@once
def _matrix(view: View, family: Sequence[Area]) -> Grid | None:
    headlines = sources.catalogue().headlines
    rows = sources.figures(
        indicators=[each.id for each in headlines],
        areas=[each.code for each in family],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    if rows.empty:
        return None
    what = ". ".join(f"{wording.domain(each)}: {_measure(each)}" for each in headlines)
    return Grid(
        name="matrix",
        title=said.matrix_title(rows.assign(name=rows["area"].map(view.names)), len(headlines)),
        subtitle=f"Each area beside the rest of {view.whole.name}. {view.quarter.months}.",
        header=["Area", *(wording.domain(each) for each in headlines)],
        lines=area_table.lines(rows, family, headlines, area_table.standing, mine=view.area.code),
        figures=rows,
        source=f"{what}. {wording.source(rows)}",
    )


def _measure(indicator: Indicator) -> str:
    """What a column holds, in the middle of a sentence."""
    return lower_first(f"{indicator.title}, {wording.unit(indicator)}")
