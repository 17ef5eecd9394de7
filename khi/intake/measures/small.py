"""Counts in a table of measures that somebody should look at again before it is added.

Only answers to surveys are withheld by us, for only there do we hold every count. A measure was
counted by somebody else, who knows what else is out; so their own mark is what counts.
"""

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.problems import Level, Problems, counted
from khi.model import Domain

_ENOUGH, _LARGE = 5, 10
"""How many whole figures are no accident, and how large the largest of them is then."""


def check_small_counts(activity: pd.DataFrame, catalogue: Catalogue, problems: Problems) -> None:
    """Say how many figures of a table count fewer people than we would show of a survey.

    Args:
        activity: the figures that were read.
        catalogue: what each measures, and the threshold. Sums of money are nobody's count.
        problems: where it is said, as a warning that stops nothing.
    """
    measured = [catalogue.indicators[id].domain is not Domain.COST for id in activity["indicator"]]
    few = activity[["numerator", "denominator"]].astype(float)
    small = few.gt(0) & few.lt(catalogue.policy.threshold)
    rows = activity[small.any(axis=1) & pd.Series(measured, activity.index, dtype=bool)]
    if rows.empty:
        return
    first = rows.iloc[0]
    problems.add(
        Level.WARNING,
        f"{counted(len(rows), 'figure')} with a count from 1 to {catalogue.policy.threshold - 1}, "
        f"such as {catalogue.indicators[first['indicator']].title}, {first['period']}. Measures "
        "are shown as they are given, small counts too. If these are counts of people that are "
        "not public already, write [c] in their place before you add the file.",
        count=len(rows),
    )


def check_whole_rates(activity: pd.DataFrame, catalogue: Catalogue, problems: Problems) -> None:
    """Say where every figure of a rate is a whole number, as counts are and rates seldom.

    Args:
        activity: the figures that were read.
        catalogue: which measures are rates, and per how many.
        problems: where it is said, as a warning that stops nothing.
    """
    bare = activity[activity["numerator"].isna() & activity["value"].notna()]
    for id, rows in bare.groupby("indicator"):
        indicator = catalogue.indicators[str(id)]
        measure, values = indicator.measure, rows["value"].astype(float)
        is_rate = measure is not None and measure.denominator and measure.multiplier > 1
        if (
            is_rate
            and len(rows) >= _ENOUGH
            and values.mod(1).eq(0).all()
            and values.max() >= _LARGE
        ):
            problems.add(
                Level.WARNING,
                f"{indicator.title} is kept as a rate ({indicator.unit}), and every figure of it"
                f" here is a whole number, such as {values.iloc[0]:,.0f}. If these are counts, call"
                " the column numerator, or give them in our template of measures.",
                count=len(rows),
            )
