"""What a board set: aims, and where limits begin anew. Never without the reason and who decided.

Who is always a role, never a person's name.
"""

import math

import pandas as pd

from khi.model import Period

SET = ["target", "target_reason", "target_by", "rebase_from", "rebase_reason", "rebase_by"]
"""What ``set_beside`` adds to the quarters: figures are NaN and words empty where nothing is."""

_BESIDE = {
    "mean": "average",
    "lower_limit": "lower_limit",
    "upper_limit": "upper_limit",
    "special_cause": "special_cause",
    "target": "aim",
    "target_reason": "aim_reason",
    "target_by": "aim_by",
    "rebase_from": "new_limits_from",
    "rebase_reason": "new_limits_reason",
    "rebase_by": "new_limits_by",
}
_WORDS = [name for name in _BESIDE if name.endswith(("_reason", "_by", "_cause", "_from"))]


def set_beside(
    periods: "pd.Series[str]", aims: pd.DataFrame | None, rebases: pd.DataFrame | None
) -> pd.DataFrame:
    """What was in force in each quarter: the last that was set for it or before.

    Args:
        periods: quarters in time order.
        aims: ``quarter``, ``value``, ``reason``, ``by_role``; None where none was set.
        rebases: ``quarter``, ``reason``, ``by_role``. One before ``periods`` holds in the first of
            them, though it begins in none.
    """
    beside = pd.DataFrame({name: "" for name in SET}, index=periods.index).astype(object)
    beside["target"] = math.nan
    for aim in () if aims is None else aims.sort_values("quarter", kind="stable").itertuples():
        since = periods.ge(aim.quarter)
        beside.loc[since, SET[:3]] = [float(aim.value), str(aim.reason), str(aim.by_role)]
    for began in () if rebases is None else rebases.sort_values("quarter").itertuples():
        since = periods.ge(began.quarter)
        set_ = [str(began.quarter), str(began.reason), str(began.by_role)]
        beside.loc[since, SET[3:]] = set_
    return beside.astype({"target": float})


def begun(rebases: pd.DataFrame | None, periods: "pd.Series[str]") -> pd.DataFrame:
    """The new beginnings of limits that lie in a series, in time order."""
    if rebases is None:
        return pd.DataFrame(columns=["quarter", "reason", "by_role"])
    return rebases[rebases["quarter"].isin(periods)].sort_values("quarter", kind="stable")


def rebase_notes(points: pd.DataFrame) -> list[str]:
    """Where new limits begin, why, and who decided it: a note each, earliest first.

    That those of the first quarters began before them is said too; what came before that is not.
    """
    began = points[points["rebase_from"].ne("")].drop_duplicates("rebase_from")
    return [
        f"New limits {_since(each.rebase_from, points)}: {_ended(each.rebase_reason)}"
        f" Decided by: {_ended(each.rebase_by)}"
        for each in began.itertuples()
    ]


def rebase_note(points: pd.DataFrame) -> str:
    """The same in one paragraph; empty where limits never begin anew."""
    return " ".join(rebase_notes(points))


def _since(quarter: object, points: pd.DataFrame) -> str:
    """From when limits hold, and whether that is before anything that is drawn."""
    months = Period.parse(str(quarter)).months
    is_before = str(quarter) < str(points["period"].min())
    return f"since {months}, before the quarters drawn" if is_before else f"from {months}"


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
