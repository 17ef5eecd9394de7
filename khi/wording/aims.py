"""What a board set: aims, and where limits begin anew. Never without the reason and who decided.

Who is always a role, never a person's name.
"""

import math

import pandas as pd

from khi.model import Period

SET = ["target", "target_reason", "target_by", "rebase_reason", "rebase_by"]
"""What ``set_beside`` adds to the quarters: figures are NaN and words empty where nothing is."""

_BESIDE = {
    "mean": "average",
    "lower_limit": "lower_limit",
    "upper_limit": "upper_limit",
    "special_cause": "special_cause",
    "target": "aim",
    "target_reason": "aim_reason",
    "target_by": "aim_by",
    "rebase_reason": "new_limits_reason",
    "rebase_by": "new_limits_by",
}
_WORDS = [name for name in _BESIDE if name.endswith(("_reason", "_by", "_cause"))]


def set_beside(
    periods: "pd.Series[str]", aims: pd.DataFrame | None, rebases: pd.DataFrame | None
) -> pd.DataFrame:
    """What was in force in each quarter: the last that was set for it or before.

    Args:
        periods: quarters in time order.
        aims: ``quarter``, ``value``, ``reason``, ``by_role``; None where none was set.
        rebases: ``quarter``, ``reason``, ``by_role``. Those of quarters that are not among
            ``periods`` are left out: no limits begin where there is no quarter.
    """
    beside = pd.DataFrame({name: "" for name in SET}, index=periods.index).astype(object)
    beside["target"] = math.nan
    for aim in () if aims is None else aims.sort_values("quarter", kind="stable").itertuples():
        since = periods.ge(aim.quarter)
        beside.loc[since, SET[:3]] = [float(aim.value), str(aim.reason), str(aim.by_role)]
    for began in begun(rebases, periods).itertuples():
        since = periods.ge(began.quarter)
        beside.loc[since, SET[3:]] = [str(began.reason), str(began.by_role)]
    return beside.astype({"target": float})


def begun(rebases: pd.DataFrame | None, periods: "pd.Series[str]") -> pd.DataFrame:
    """The new beginnings of limits that lie in a series, in time order."""
    if rebases is None:
        return pd.DataFrame(columns=["quarter", "reason", "by_role"])
    return rebases[rebases["quarter"].isin(periods)].sort_values("quarter", kind="stable")


def rebase_note(points: pd.DataFrame) -> str:
    """Where new limits begin, why, and who decided it; empty where they never do."""
    began = points[points["rebase_group"].gt(0)].drop_duplicates("rebase_group")
    return " ".join(
        f"New limits from {Period.parse(str(each.period)).months}: {_ended(each.rebase_reason)}"
        f" Decided by: {_ended(each.rebase_by)}"
        for each in began.itertuples()
    )


def _ended(words: object) -> str:
    """What somebody typed, with one full stop behind it."""
    return f"{str(words).rstrip(' .')}."


def with_limits(rows: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Rows with what a control chart draws around them, for whoever takes the figures elsewhere.

    Args:
        rows: PUBLISHED rows of one series.
        points: the same as ``judged`` gives them.

    Returns:
        The rows, with the average, its limits, the rule that fired, the aim, and the reason of
        the aim and of the new limits with who decided it.
    """
    drawn = points[["period", *_BESIDE]].rename(columns=_BESIDE)
    beside = rows.astype({"period": str}).merge(drawn, on="period", how="left")
    words = [_BESIDE[name] for name in _WORDS]
    return beside.assign(**beside[words].astype(object).fillna(""))
