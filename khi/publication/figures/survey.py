"""From tallies to publishable rows: the method section of a report, in order."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.disclosure import protect_answers
from khi.disclosure.rules import NEAR_CERTAIN
from khi.model import EVERYONE, Absence, Indicator, Policy
from khi.publication.columns import LIMITS, ROW, rounded, rounded_base, tidied
from khi.publication.deciding import crossed, withholding
from khi.publication.deciding.nearly_all import nearly_all
from khi.publication.deciding.past import Past
from khi.publication.figures import sources
from khi.publication.figures.comparisons import Compared
from khi.publication.figures.estimates import estimated, method, sums_of
from khi.publication.figures.refusing import naming_files
from khi.publication.sums import readings
from khi.publication.sums.places import (
    into_years,
    lineage,
    period_type,
    places_in,
    up_the_tree,
    year_of,
)
from khi.publication.sums.readings import CELL


class Computed(NamedTuple):
    """Publishable rows, and what is to be kept of what was told.

    ``remembered`` is kept in place of all that is of ``tables``, ``told`` beside what is there.
    """

    rows: pd.DataFrame
    remembered: pd.DataFrame
    tables: list[str]
    told: pd.DataFrame


def compute(
    tallies: pd.DataFrame,
    catalogue: Catalogue,
    *,
    policy: Policy,
    credits: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every publishable row that these tallies give, as if nothing had been published before."""
    return compute_beside(tallies, catalogue, Past(), policy=policy, credits=credits).rows


def compute_beside(
    tallies: pd.DataFrame,
    catalogue: Catalogue,
    past: Past,
    *,
    policy: Policy,
    credits: pd.DataFrame | None = None,
) -> Computed:
    """Every publishable row that these tallies give beside what was published before.

    Nothing is read or written.

    Args:
        tallies: all the tallies of every area and quarter that hang together: whole trees of
            areas and whole financial years.
        catalogue: the indicators, breakdowns and areas.
        past: what was published before, and what happened since.
        policy: the numbers of disclosure control.
        credits: where the tallies came from: ``question``, ``area``, ``quarter``, ``source``.

    Returns:
        ``PUBLISHED``: every area that was asked and every area it lies in, each quarter, and each
        financial year of which two quarters or more were asked. A withheld row has no number.
    """
    tallies = readings.exact(tallies)
    places = readings.sums(tallies, catalogue)
    cells = _added_up(places, catalogue)
    cells = cells[past.may_show(cells, places, catalogue, policy)]
    decided = withholding.decided(cells, places, catalogue, policy=policy, past=past)
    cells = crossed.gated(decided.cells, catalogue)
    named = cells.groupby("indicator", sort=False)
    each = []
    for name, own in named:
        indicator = catalogue.indicators[str(name)]
        with naming_files(indicator, own, credits):
            each.append(_rows(indicator, own, policy, catalogue))
    every = pd.concat([pd.DataFrame(columns=ROW), *each], ignore_index=True)
    described = _described(every, catalogue)
    rows = tidied(sources.credited(described, catalogue, credits))
    return Computed(rows, decided.remembered, decided.tables, decided.told)


def _added_up(places: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Cells of places and the areas they lie in, quarters and the years they make."""
    above = lineage(catalogue, places["area"].unique())
    quarters = up_the_tree(places, above, CELL)
    years = into_years(quarters, CELL)
    cells = pd.concat([quarters, years], ignore_index=True)
    cells = cells.merge(_parts(places, above, catalogue), on=_PART, how="left")
    is_whole = (cells["quarters"] >= 2) | cells["period"].isin(quarters["period"].unique())
    return cells[is_whole & ~cells["is_another"].eq(True)]


_PART = ["table", "area", "period"]


def _parts(places: pd.DataFrame, above: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """How many places each area's cells add up, and how many quarters each year's do.

    ``seasons`` says which quarters of a year those are, a bit for each.
    ``is_another`` is true where all that an area has comes from one area inside it: the figure is
    that area's, and is not shown under a bigger name.
    """
    # Who was asked, and not who answered: that would tell nobody from a few.
    answered = places[places["breakdown"] == EVERYONE]
    answered = answered[_PART].drop_duplicates().merge(above, on="area")
    answered["is_itself"] = answered["area"] == answered["ancestor"]
    answered["within"] = answered["area"].mask(answered["is_itself"])
    answered["is_place"] = [not catalogue.children(area) for area in answered["area"]]
    answered["place"] = answered["area"].where(answered["is_place"])
    yearly = answered.assign(quarter=answered["period"], period=answered["period"].map(year_of))
    spans = pd.concat([answered.assign(quarter=answered["period"]), yearly], ignore_index=True)
    spans = spans.drop(columns="area").rename(columns={"ancestor": "area"})
    counted = spans.groupby(_PART, sort=False).agg(
        parts=("place", "nunique"),
        quarters=("quarter", "nunique"),
        within=("within", "nunique"),
        itself=("is_itself", "any"),
    )
    another = (counted.pop("within") == 1) & ~counted.pop("itself")
    once = spans.drop_duplicates([*_PART, "quarter"])
    bits = once.assign(seasons=2 ** once["quarter"].str[-1].astype("int64"))
    seasons = bits.groupby(_PART, sort=False)["seasons"].sum()
    return counted.assign(is_another=another, seasons=seasons).reset_index()


def _rows(
    indicator: Indicator, cells: pd.DataFrame, policy: Policy, catalogue: Catalogue
) -> pd.DataFrame:
    """The rows of one indicator: its readings, with comparisons, and the shares of each answer."""
    policy = policy.of(indicator.reading.question if indicator.reading else "")
    is_reading = cells["answer"] == ""
    readings_ = _in_words(indicator, cells[is_reading].reset_index(drop=True), policy)
    answers = _answers_in_words(indicator, cells[~is_reading].reset_index(drop=True), policy)
    may = ((readings_["absence"] == "") & (readings_["words"] == "")).to_numpy(bool)
    compared = Compared(indicator, readings_, sums_of(readings_), may, policy)
    parents = {area: catalogue.areas[area].parent for area in readings_["area"].unique()}
    compared_rows = [compared.change(), compared.difference(parents)]
    readings_ = pd.concat([readings_, *compared_rows], axis="columns")
    return pd.concat(
        [_shown(indicator, readings_, policy), _shown(indicator, answers, policy)],
        ignore_index=True,
    )


def _in_words(indicator: Indicator, cells: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Cells with the words that stand in for a share of nearly nobody or everybody.

    A net has no such words: where nearly everybody said the same, it is withheld.
    """
    n, x, x2 = (cells[name].to_numpy(float) for name in ("n", "nx", "nx2"))
    words = nearly_all(indicator, n, x, x2, policy)
    if indicator.reading and indicator.reading.kind == "net":
        return _withheld(cells.assign(words=""), words != "")
    return cells.assign(words=words)


def _withheld(cells: pd.DataFrame, which: Iterable[bool]) -> pd.DataFrame:
    """Cells with some that were shown withheld, to protect what each person said."""
    hide = np.asarray(which) & (cells["absence"] == "")
    return cells.assign(
        absence=cells["absence"].mask(hide, Absence.PROTECTS),
        rule=cells["rule"].mask(hide, NEAR_CERTAIN),
    )


def _answers_in_words(indicator: Indicator, cells: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The shares of each answer, with words or withheld where they say too much together."""
    named = cells["area"] + " " + cells["period"]
    answers = cells[["answer"]].assign(
        cell=named, count=cells["nx"], base=cells["n"], sensitive=indicator.sensitive
    )
    decided = protect_answers(answers, policy=policy)
    hidden = decided["absence"] != ""
    return _withheld(cells.assign(words=decided["words"]), hidden)


def _shown(indicator: Indicator, cells: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Cells as they are shown: estimated and rounded where they may be, empty where not."""
    answers = bool(len(cells)) and cells["answer"].iloc[0] != ""
    figures = dict(zip(LIMITS, estimated(indicator, answers, sums_of(cells)), strict=True))
    n = cells["n"].to_numpy(float)
    in_words, withheld = (cells["words"] != "").to_numpy(), (cells["absence"] != "").to_numpy()
    fraction = indicator.is_fraction or answers
    for name, numbers in figures.items():
        fine = rounded(numbers, n, is_fraction=fraction, policy=policy)
        figures[name] = np.where(withheld | in_words, np.nan, fine)
    return cells.assign(
        **figures,
        base=np.where(withheld, np.nan, rounded_base(n, policy)),
        rule=cells["rule"].mask(in_words & ~withheld, NEAR_CERTAIN),
        indicative=~withheld & (n < policy.indicative_below),
        method=np.where(in_words & ~withheld, cells["words"], method(indicator, answers)),
    )


def _described(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Rows with what is known of their area and period."""
    areas, periods = rows["area"].unique(), rows["period"].unique()
    expected = {area: places_in(catalogue, area) for area in areas}
    invented = {area: catalogue.areas[area].invented for area in areas}
    return rows.assign(
        parts=rows["parts"].fillna(0) if "parts" in rows else 1,
        parts_expected=rows["area"].map(expected),
        invented=rows["area"].map(invented),
        period_type=rows["period"].map({period: period_type(period) for period in periods}),
    )


def not_asked(asked: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """A row for each indicator whose question was not among those an area asked that quarter.

    Args:
        asked: each ``question, area, quarter`` that has tallies: all the questions of the areas
            and quarters in question.
        catalogue: the indicators and areas.
    """
    above = lineage(catalogue, asked["area"].unique())
    within = asked.merge(above, on="area")
    own = within["area"] == within["ancestor"]
    several = within.groupby(["ancestor", "quarter"])["area"].transform("nunique") > 1
    itself = own.groupby([within["ancestor"], within["quarter"]]).transform("any")
    there = within[several | itself][["question", "ancestor", "quarter"]].drop_duplicates()
    there = there.rename(columns={"ancestor": "area", "quarter": "period"})
    pairs = [
        (each.id, each.reading.question) for each in catalogue.indicators.values() if each.reading
    ]
    wanted = there[["area", "period"]].drop_duplicates()
    wanted = wanted.merge(pd.DataFrame(pairs, columns=["indicator", "question"]), how="cross")
    found = wanted.merge(there, how="left", indicator="found")
    rows = found[found["found"] == "left_only"]
    rows = rows.assign(breakdown=EVERYONE, group=EVERYONE, absence=Absence.NOT_ASKED.value, parts=0)
    return tidied(_described(rows, catalogue))
