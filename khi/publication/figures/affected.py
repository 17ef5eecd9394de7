"""Which part of what is published an upload can change, and that part worked out afresh.

What hangs together is a tree of areas, a financial year and a question: nothing outside these can
change what is shown, or withheld, within them. Only the change on a year ago reaches one year on.
So the cost of an upload follows what it touches, never what the store holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import NOT_ON_FORM, UploadStatus, clock
from khi.publication.columns import PUBLISHED
from khi.publication.deciding.past import Past
from khi.publication.figures.activity import compute_activity
from khi.publication.figures.survey import compute_beside, not_asked
from khi.publication.sums.places import lineage, quarters_of, root, tree, year_before, year_of
from khi.publication.sums.rates import with_people
from khi.publication.sums.readings import exact

Read = Callable[..., pd.DataFrame]
"""How the store is asked: by the name of a question, and parameters."""

_CELLS_AT_ONCE = 300


@dataclass(frozen=True)
class Instead:
    """What is to be thought of as counted, though it is not in the store: a draft's own.

    ``today`` is the day of publishing; with none, that of the latest upload.
    """

    tallies: pd.DataFrame = field(default_factory=pd.DataFrame)
    activity: pd.DataFrame = field(default_factory=pd.DataFrame)
    source: str = ""
    without: Sequence[str] = ()
    today: date | None = None

    @property
    def is_draft(self) -> bool:
        """Whether there is a draft, and not only what is stored."""
        return bool(len(self.tallies) or len(self.activity))


@dataclass(frozen=True)
class Part:
    """A part of what is published: its place in the table, and the rows that belong there.

    ``remembered`` belongs in the table of that name, in place of all of ``tables`` there; ``told``
    beside what is there.
    """

    indicators: list[str]
    areas: list[str]
    periods: list[str] | None
    rows: pd.DataFrame
    remembered: pd.DataFrame = field(default_factory=pd.DataFrame)
    tables: Sequence[str] = ()
    told: pd.DataFrame = field(default_factory=pd.DataFrame)


def survey_parts(
    read: Read,
    before: Read,
    catalogue: Catalogue,
    touched: pd.DataFrame,
    instead: Instead | None = None,
) -> Iterator[Part]:
    """The parts that these ``question, area, quarter`` can change, worked out afresh.

    ``before`` asks the store as it was published last.
    """
    instead = instead or Instead()
    days = [instead.today, *_days_given(read("uploads"))]
    latest = max((day for day in days if day is not None), default=None)
    instead = replace(instead, today=latest)
    for top, own in touched.groupby(touched["area"].map(lambda area: root(catalogue, area))):
        areas = tree(catalogue, str(top))
        years = sorted({year_of(quarter) for quarter in own["quarter"]})
        questions = sorted(q for q in own["question"].unique() if catalogue.indicators_of(q))
        at_once = max(1, _CELLS_AT_ONCE // len(areas))
        for start in range(0, len(questions), at_once):
            some = questions[start : start + at_once]
            asked = own[own["question"].isin(some)]
            yield _survey_part((read, before), catalogue, (asked, areas, years), instead)


def _days_given(uploads: pd.DataFrame) -> Iterator[date]:
    """The day of each file; of no draft that waits, which would show by what it lets be shown."""
    given = uploads.loc[uploads["status"].ne(UploadStatus.DRAFT.value), "uploaded_at"]
    yield from map(clock.day_of, given)


def _survey_part(
    reads: tuple[Read, Read],
    catalogue: Catalogue,
    where: tuple[pd.DataFrame, list[str], list[str]],
    instead: Instead,
) -> Part:
    """Some questions of one tree of areas, in some years and the year after each."""
    read, earlier = reads
    asked, areas, years = where
    questions = sorted(asked["question"].unique())
    shown = sorted({*years, *(_year_after(year) for year in years)})
    needed = sorted({*shown, *(year_before(year) for year in years)})
    seen = _seen(asked, areas, needed, years, instead)
    wanted = {"questions": questions, "areas": seen.areas, "quarters": seen.quarters}
    tallies = read("tallies", **wanted, without=list(instead.without))
    credits = read("credits", **wanted, without=list(instead.without))
    if len(instead.tallies):
        own = instead.tallies[instead.tallies["question"].isin(questions)]
        tallies = pd.concat([tallies, own[list(tallies.columns)]], ignore_index=True)
        named = own[["question", "area", "quarter"]].assign(source=instead.source)
        credits = pd.concat([credits, named]).drop_duplicates()
    indicators = [each.id for question in questions for each in catalogue.indicators_of(question)]
    past = Past(
        earlier("decided", indicators=indicators, areas=seen.areas, periods=seen.decided),
        former=_former(earlier, asked, tallies) if seen.has_former else Past().former,
        remembered=earlier("remembered", areas=seen.areas, periods=seen.decided),
        told=earlier("told", areas=seen.areas, periods=[*seen.decided, *asked["quarter"].unique()]),
        quarters=frozenset(asked["quarter"]),
        today=instead.today,
        touched=frozenset(_pairs(asked)),
        is_whole=not instead.is_draft,
    )
    computed = compute_beside(tallies, catalogue, past, policy=catalogue.policy, credits=credits)
    periods = _periods(shown)
    rows = computed.rows[computed.rows["period"].isin(periods)]
    kept = computed.remembered[computed.remembered["period"].isin(periods)]
    return Part(indicators, areas, periods, rows, kept, computed.tables, computed.told)


class _Seen(NamedTuple):
    """What of the store stands beside the counts in question.

    ``decided`` are the periods whose decisions count. ``has_former``: whether earlier counts of
    the same places and quarters matter.
    """

    areas: list[str]
    quarters: list[str]
    decided: list[str]
    has_former: bool = True


def _seen(
    asked: pd.DataFrame, areas: list[str], needed: list[str], years: list[str], instead: Instead
) -> _Seen:
    """What stands beside: everything that hangs together; of a draft, what it adds nothing to.

    A draft is seen by itself, with the same places in other years and with what it replaces. Were
    it added to anybody else, whoever made it could take it away again, and know what is withheld.
    """
    if not instead.is_draft:
        every = _periods(needed)
        return _Seen(areas, [each for each in every if each not in needed], every)
    others = [year for year in needed if year not in years]
    quarters = [quarter for year in others for quarter in quarters_of(year)]
    replaced = sorted(asked["quarter"].unique()) if instead.without else []
    own = sorted(asked["area"].unique())
    return _Seen(own, quarters, [*quarters, *others, *replaced], bool(instead.without))


def _pairs(asked: pd.DataFrame) -> list[tuple[str, str]]:
    return list(asked[["area", "quarter"]].itertuples(index=False, name=None))


def _former(earlier: Read, asked: pd.DataFrame, tallies: pd.DataFrame) -> pd.DataFrame:
    """The tallies that stood before, of each place's quarter whose counts are not the same now."""
    names = {f"{name}s": sorted(asked[name].unique()) for name in _SPOT}
    stood = earlier("tallies", **names, without=[])
    both = pd.concat([_in_order(stood), _in_order(tallies)])
    now = pd.MultiIndex.from_frame(stood[_SPOT].drop_duplicates())
    both = both[pd.MultiIndex.from_frame(both[_SPOT]).isin(now)]
    differs = both[~both.duplicated(keep=False)]
    spots = pd.MultiIndex.from_frame(differs[_SPOT])
    return stood[pd.MultiIndex.from_frame(stood[_SPOT]).isin(spots)]


_SPOT = ["question", "area", "quarter"]


def _in_order(tallies: pd.DataFrame) -> pd.DataFrame:
    """Tallies of anybody, each column of one type."""
    kinds = {"n": "int64", "weight": "float64", "weight_sq": "float64"}
    some = exact(tallies[(tallies["n"] > 0) | (tallies["answer"] == NOT_ON_FORM)])
    return some.astype({name: kinds.get(name, "str") for name in some})


def _periods(years: list[str]) -> list[str]:
    """The quarters of some financial years, and the years themselves."""
    return [period for year in years for period in (*quarters_of(year), year)]


def _year_after(year: str) -> str:
    return f"{int(year[:4]) + 1}{year[4:]}"


def activity_parts(
    read: Read, catalogue: Catalogue, touched: pd.DataFrame, instead: Instead | None = None
) -> Iterator[Part]:
    """The parts that these ``indicator, area`` can change, worked out afresh.

    Areas that stand alone have nothing to do with each other, and are one part together. Of one
    that no file knows any more, nothing is left.
    """
    instead = instead or Instead()
    gone = touched[~touched["area"].isin(list(catalogue.areas))]
    if len(gone):
        of = [sorted(gone[name].unique()) for name in ("indicator", "area")]
        yield Part(of[0], of[1], None, pd.DataFrame(columns=list(PUBLISHED)))
    touched = touched.drop(index=gone.index)
    tops = touched["area"].map(
        lambda area: "" if _is_alone(area, catalogue) else root(catalogue, area)
    )
    for top, own in touched.groupby(tops):
        areas = tree(catalogue, str(top)) if top else sorted(own["area"].unique())
        indicators = sorted(own["indicator"].unique())
        activity = read(
            "activity", indicators=indicators, areas=areas, without=list(instead.without)
        )
        if len(instead.activity):
            activity = pd.concat([activity, instead.activity[list(activity.columns)]])
        activity = with_people(activity, read("people_then", areas=areas), catalogue)
        yield Part(indicators, areas, None, compute_activity(activity, catalogue))


def _is_alone(area: str, catalogue: Catalogue) -> bool:
    """Whether an area lies in no other, and none in it."""
    return not catalogue.area(area).parent and not catalogue.children(area)


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
