"""Which part of what is published an upload can change, and that part worked out afresh.

What hangs together is a tree of areas, a financial year and a question: nothing outside these can
change what is shown, or withheld, within them. Only the change on a year ago reaches one year on.
So the cost of an upload follows what it touches, never what the store holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from khi.catalogue import Catalogue
from khi.publication.activity import compute_activity
from khi.publication.columns import PUBLISHED
from khi.publication.places import lineage, quarters_of, root, tree, year_before, year_of
from khi.publication.rates import with_people
from khi.publication.survey import compute, not_asked

Read = Callable[..., pd.DataFrame]
"""How the store is asked: by the name of a question, and parameters."""

_CELLS_AT_ONCE = 300


@dataclass(frozen=True)
class Instead:
    """What is to be thought of as counted, though it is not in the store: a draft's own."""

    tallies: pd.DataFrame = field(default_factory=pd.DataFrame)
    activity: pd.DataFrame = field(default_factory=pd.DataFrame)
    source: str = ""
    without: Sequence[str] = ()


@dataclass(frozen=True)
class Part:
    """A part of what is published: its place in the table, and the rows that belong there."""

    indicators: list[str]
    areas: list[str]
    periods: list[str] | None
    rows: pd.DataFrame


def survey_parts(
    read: Read, catalogue: Catalogue, touched: pd.DataFrame, instead: Instead | None = None
) -> Iterator[Part]:
    """The parts that these ``question, area, quarter`` can change, worked out afresh."""
    for top, own in touched.groupby(touched["area"].map(lambda area: root(catalogue, area))):
        areas = tree(catalogue, str(top))
        years = sorted({year_of(quarter) for quarter in own["quarter"]})
        questions = sorted(q for q in own["question"].unique() if catalogue.indicators_of(q))
        at_once = max(1, _CELLS_AT_ONCE // len(areas))
        for start in range(0, len(questions), at_once):
            some = questions[start : start + at_once]
            yield _survey_part(read, catalogue, (some, areas, years), instead or Instead())


def _survey_part(
    read: Read,
    catalogue: Catalogue,
    where: tuple[list[str], list[str], list[str]],
    instead: Instead,
) -> Part:
    """Some questions of one tree of areas, in some years and the year after each."""
    questions, areas, years = where
    shown = sorted({*years, *(_year_after(year) for year in years)})
    needed = sorted({*shown, *(year_before(year) for year in years)})
    quarters = [quarter for year in needed for quarter in quarters_of(year)]
    wanted = {"questions": questions, "areas": areas, "quarters": quarters}
    tallies = read("tallies", **wanted, without=list(instead.without))
    credits = read("credits", **wanted, without=list(instead.without))
    if len(instead.tallies):
        own = instead.tallies[instead.tallies["question"].isin(questions)]
        tallies = pd.concat([tallies, own[list(tallies.columns)]], ignore_index=True)
        named = own[["question", "area", "quarter"]].assign(source=instead.source)
        credits = pd.concat([credits, named]).drop_duplicates()
    indicators = [each.id for question in questions for each in catalogue.indicators_of(question)]
    unchanged = _periods([year for year in needed if year not in years])
    before = read("decided", indicators=indicators, areas=areas, periods=unchanged)
    rows = compute(tallies, catalogue, policy=catalogue.policy, credits=credits, before=before)
    periods = _periods(shown)
    return Part(indicators, areas, periods, rows[rows["period"].isin(periods)])


def _periods(years: list[str]) -> list[str]:
    """The quarters of some financial years, and the years themselves."""
    return [period for year in years for period in (*quarters_of(year), year)]


def _year_after(year: str) -> str:
    return f"{int(year[:4]) + 1}{year[4:]}"


def activity_parts(
    read: Read, catalogue: Catalogue, touched: pd.DataFrame, instead: Instead | None = None
) -> Iterator[Part]:
    """The parts that these ``indicator, area`` can change, worked out afresh."""
    instead = instead or Instead()
    for top, own in touched.groupby(touched["area"].map(lambda area: root(catalogue, area))):
        areas, indicators = tree(catalogue, str(top)), sorted(own["indicator"].unique())
        activity = read(
            "activity", indicators=indicators, areas=areas, without=list(instead.without)
        )
        if len(instead.activity):
            activity = pd.concat([activity, instead.activity[list(activity.columns)]])
        activity = with_people(activity, read("people_then", areas=areas), catalogue)
        yield Part(indicators, areas, None, compute_activity(activity, catalogue))


def not_asked_part(read: Read, catalogue: Catalogue, touched: pd.DataFrame) -> Part:
    """What was not asked in the areas and quarters touched, and in the areas they lie in."""
    if touched.empty:
        return Part([], [], [], pd.DataFrame(columns=list(PUBLISHED)))
    areas = sorted(lineage(catalogue, touched["area"].unique())["ancestor"].unique())
    quarters = sorted(touched["quarter"].unique())
    tops = sorted({root(catalogue, area) for area in areas})
    inside = [code for top in tops for code in tree(catalogue, top)]
    rows = not_asked(read("asked", areas=inside, quarters=quarters), catalogue)
    return Part([], areas, quarters, rows[rows["area"].isin(areas)])
