"""From tallies to sums: what each indicator makes of the answers that were counted."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from khi.catalogue import Catalogue
from khi.model import CROSSED, EVERYONE, NOT_ON_FORM, Indicator
from khi.publication.columns import ROW
from khi.publication.sums.places import SUMS, added

_NAMES = ("question", "answer", "area", "quarter", "breakdown", "group")

CELL = ["table", *ROW]
"""What names a cell: a row to be, and the ``table`` of figures that share its base."""

STEP = 2.0**-20
"""The steps in which weights are added: a power of two, so that sums of steps are exact."""

_WEIGHTS = ("weight", "weight_sq")


def sums(tallies: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """What each indicator adds up to, in each place, quarter and group that was asked.

    Every group of a breakdown that an area's tallies carry is there, with nobody in it too: that
    nobody of a group answered is as telling as a small number. One that was not on the form, which
    a tally without an answer says, was not asked, and is not there.

    Returns:
        One row per ``CELL``, with ``SUMS``. ``period`` is a quarter.
    """
    tallies = tallies.astype(dict.fromkeys(_NAMES, "str"))
    tallies = _folded(tallies, catalogue).rename(columns={"quarter": "period", "answer": "code"})
    figures = _figures(catalogue, tallies["question"].unique())
    tallies, figures, groups = _coded(tallies, figures, _groups(catalogue))
    read = tallies.merge(figures, on=["question", "code"])
    read = read[(read["answer"] == "") | (read["breakdown"] == EVERYONE)]
    n, x, w, w2 = (read[name].to_numpy(float) for name in ("n", "x", "weight", "weight_sq"))
    weighed = read[CELL].assign(n=n, nx=n * x, nx2=n * x * x, w=w, w2=w2, wx=w * x, wx2=w * x * x)
    asked = _asked(tallies, figures, groups)
    cells = added(pd.concat([asked, weighed], ignore_index=True), CELL)
    return cells.astype(dict.fromkeys(CELL, "str"))


def _coded(*frames: pd.DataFrame) -> list[pd.DataFrame]:
    """Frames with their names as categories, alike in all: joined and added up far sooner."""
    names: dict[str, list[pd.Series]] = {}
    for frame in frames:
        for name in frame.select_dtypes("str"):
            names.setdefault(name, []).append(frame[name].drop_duplicates())
    kinds = {
        name: pd.CategoricalDtype(pd.concat(found).drop_duplicates().sort_values())
        for name, found in names.items()
    }
    return [
        frame.astype({name: kind for name, kind in kinds.items() if name in frame})
        for frame in frames
    ]


def _folded(tallies: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Tallies with each detailed group under the broader one it is shown in."""
    broader = {
        (breakdown.id, group.code): group.within
        for breakdown in catalogue.breakdowns.values()
        for group in breakdown.groups
        if group.within
    }
    if not broader:
        return tallies
    broader |= _crossed(tallies, broader)
    breakdowns, groups = ({pair[side] for pair in broader} for side in (0, 1))
    detailed = tallies["breakdown"].isin(breakdowns) & tallies["group"].isin(groups)
    own = tallies.loc[detailed, ["breakdown", "group"]]
    shown = [broader.get(pair, pair[1]) for pair in own.itertuples(index=False, name=None)]
    group = tallies["group"].copy()
    group[detailed] = shown
    return tallies.assign(group=group)


def _crossed(
    tallies: pd.DataFrame, broader: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """The same for groups of two breakdowns counted together, each half by its own breakdown."""
    crossed = tallies["breakdown"].str.contains(CROSSED, regex=False)
    pairs = tallies.loc[crossed, ["breakdown", "group"]].drop_duplicates()
    found = {}
    for breakdown, group in pairs.itertuples(index=False, name=None):
        halves = zip(breakdown.split(CROSSED), group.split(CROSSED), strict=False)
        shown = CROSSED.join(broader.get(half, half[1]) for half in halves)
        if shown != group and CROSSED in group:
            found[(breakdown, group)] = shown
    return found


def _figures(catalogue: Catalogue, questions: Iterable[str]) -> pd.DataFrame:
    """What each answer is worth to each figure: the reading, and the share that gave each answer.

    Returns:
        One row per figure and answer in its base: ``table``, ``question``, ``indicator``,
        ``answer`` (empty for the reading), ``code`` and ``x``.
    """
    rows = [
        (table(indicator), question, indicator.id, answer, code, x)
        for question in questions
        for indicator in catalogue.indicators_of(question)
        for answer, code, x in _worth(indicator)
    ]
    columns = ["table", "question", "indicator", "answer", "code", "x"]
    kinds = {**dict.fromkeys(columns, "str"), "x": "float64"}
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def _worth(indicator: Indicator) -> list[tuple[str, str, float]]:
    """For each figure of an indicator, what each answer in the base is worth."""
    reading = indicator.reading
    if reading is None:
        return []
    whole = [("", code, reading.value_of(code)) for code in reading.out_of]
    each = [
        (answer, code, float(answer == code))
        for answer in reading.out_of
        for code in reading.out_of
    ]
    return whole + each


def table(indicator: Indicator) -> str:
    """Figures of one question and one base share a table, whatever they make of the answers."""
    reading = indicator.reading
    if reading is None:
        return ""
    return f"{reading.question}: {' '.join(sorted(reading.out_of))}"


def _asked(tallies: pd.DataFrame, figures: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """A cell with nobody in it for every figure, place, quarter and group that was asked."""
    where = ["question", "area", "period", "breakdown"]
    asked = tallies[where].drop_duplicates().merge(groups, on="breakdown")
    carried = tallies[[*where, "group"]].drop_duplicates()
    asked = pd.concat([asked, carried]).drop_duplicates()
    unasked = tallies.loc[tallies["code"] == NOT_ON_FORM, [*where, "group"]]
    if len(unasked):
        is_unasked = pd.MultiIndex.from_frame(asked).isin(pd.MultiIndex.from_frame(unasked))
        asked = asked[~is_unasked]
    names = figures[["table", "question", "indicator", "answer"]].drop_duplicates()
    cells = asked.merge(names, on="question")
    cells = cells[(cells["answer"] == "") | (cells["breakdown"] == EVERYONE)]
    return cells[CELL].assign(**dict.fromkeys(SUMS, 0.0))


def _groups(catalogue: Catalogue) -> pd.DataFrame:
    """The groups each breakdown is shown in. Nobody's silence is one only where somebody was."""
    pairs = [
        (breakdown.id, group.code)
        for breakdown in catalogue.breakdowns.values()
        for group in breakdown.broad
    ]
    return pd.DataFrame([(EVERYONE, EVERYONE), *pairs], columns=["breakdown", "group"], dtype="str")


def exact(tallies: pd.DataFrame) -> pd.DataFrame:
    """Tallies whose weights add up the same in any order.

    Weights are kept to a millionth, in steps that a computer adds without rounding; otherwise the
    order in which uploads arrived could show in the last digit.
    """
    grid = {name: np.round(tallies[name].to_numpy(float) / STEP) * STEP for name in _WEIGHTS}
    return tallies.assign(**grid)
