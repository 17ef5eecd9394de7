"""Areas a year ago and now: the same quarter of two years."""

from collections.abc import Sequence

import pandas as pd

from khi import wording
from khi.charts import then_and_now as charts
from khi.model import EVERYONE, Period
from khi.publication import comparing
from khi.publication.sums.places import year_before
from khi.ui.compare import naming
from khi.ui.compare.page import Found, View
from khi.ui.frame import folded
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.style import palette
from khi.wording import compare_time as timed


def show(view: View, found: Found, first: Sequence[str]) -> None:
    """The card; on a phone behind its finding."""
    folded.show(then_and_now(view, found, first), "Every area then and now, drawn.")


@once
def then_and_now(view: View, found: Found, first: Sequence[str]) -> Card:
    """Every area in this quarter and in the same quarter a year before.

    Where they are too many to name, ``first`` are the codes of those to name before any other.
    """
    areas, indicator = _with_then(view, found), view.indicator
    drawn = comparing.named(areas, mine=view.area.code, first=first, by_result=False)
    before = Period.parse(year_before(view.quarter.id) or view.quarter.id).months
    return Card(
        name="then",
        title=timed.then_and_now_title(areas),
        subtitle=f"{indicator.title} ({wording.unit(indicator)}). {view.whole.name},"
        f" {before} and {view.quarter.months}.",
        figure=charts.then_and_now(
            drawn, indicator=indicator, mine=view.area.code, palette=palette()
        ),
        key=naming.key(areas, view.area),
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
