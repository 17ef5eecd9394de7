"""Small counts in a table of measures: said before it is added, for its publisher to decide.

Only answers to surveys are withheld by us, for only there do we hold every count. A measure was
counted by somebody else, who knows what else is out; so their own mark is what counts.
"""

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.problems import Level, Problems, counted
from khi.model import Domain


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
