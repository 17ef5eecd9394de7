"""What each published row says about the number of people behind it."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.model import Absence, Policy

CELL: Final = ["version", "table", "area", "period", "breakdown", "group"]
"""What names one number of people in one published version."""

UNKNOWN: Final = 1e7
"""More people than any area of ours has: there is no known limit."""

_Z = 1.959963984540054
_CANDIDATES = 400
"""Above this base, shares are too coarse to tell one number of people from the next."""

Real = NDArray[np.float64]


def cells_known(published: pd.DataFrame, tables: Mapping[str, str], policy: Policy) -> pd.DataFrame:
    """One row for each number of people a reader knows to exist.

    Returns:
        ``CELL``; ``low`` and ``high``, the fewest and most people that fit every row about it;
        ``reason``, empty where a row shows it; ``rule``, which rule withheld it; ``content``, the
        uploads it adds up if known.
    """
    rows = published[published["absence"].isin(_ABOUT_PEOPLE)]
    missing = {name: "" for name in ("version", "content", "rule") if name not in rows}
    rows = rows.assign(**missing)
    table = rows["indicator"].map(lambda indicator: tables.get(indicator, indicator))
    rows = rows.assign(table=table)
    rows = rows[rows["base"].notna() | (rows["absence"] != "")]
    low, high = _base_alone(rows, policy)
    rows = rows.assign(low=low, high=high, shown=rows["base"].notna())
    held = rows.groupby(CELL, sort=True, as_index=False).agg(
        low=("low", "max"),
        high=("high", "min"),
        shown=("shown", "max"),
        reason=("absence", "max"),
        rule=("rule", "max"),
        content=("content", "first"),
    )
    held["reason"] = held["reason"].where(~held["shown"], "")
    return _narrowed_by_shares(held, rows, policy).drop(columns="shown")


_ABOUT_PEOPLE = ("", Absence.TOO_FEW.value, Absence.PROTECTS.value)


def _base_alone(rows: pd.DataFrame, policy: Policy) -> tuple[Real, Real]:
    """The fewest and most people the base of a row, or its reason, allows."""
    half = (policy.round_base_to - 1) // 2
    shown = rows["base"].to_numpy(float)
    few = (rows["absence"] == Absence.TOO_FEW).to_numpy()
    is_shown = rows["base"].notna().to_numpy()
    low = np.where(is_shown, np.maximum(shown - half, policy.threshold), 0.0)
    high = np.where(is_shown, shown + half, UNKNOWN)
    return low, np.where(few & ~is_shown, policy.threshold - 1, high)


def _narrowed_by_shares(held: pd.DataFrame, rows: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The cells with every number of people ruled out that no shown share fits."""
    shares = rows[rows["base"].notna() & rows["value"].notna() & (rows["base"] < _CANDIDATES)]
    shares = shares[shares["value"].between(0, 1) & shares["method"].eq("Wilson")]
    if shares.empty:
        return held
    tried = shares[[*CELL, "value", "lower", "upper", "low", "high"]]
    spread = int((tried["high"] - tried["low"]).max()) + 1
    tried = tried.loc[tried.index.repeat(spread)]
    tried = tried.assign(people=tried["low"] + np.tile(np.arange(spread), len(shares)))
    tried = tried[tried["people"] <= tried["high"]]
    fits = pd.Series(_fits(tried, policy), tried.index)
    per_number = fits.groupby([tried[name] for name in [*CELL, "people"]]).all()
    possible = per_number[per_number].reset_index()
    bounds = possible.groupby(CELL)["people"].agg(["min", "max"]).reset_index()
    held = held.merge(bounds, on=CELL, how="left")
    held["low"] = held["min"].fillna(held["low"])
    held["high"] = held["max"].fillna(held["high"])
    return held.drop(columns=["min", "max"])


def _fits(tried: pd.DataFrame, policy: Policy) -> NDArray[np.bool_]:
    """Whether some whole count out of this many people gives the share and limits shown."""
    people = tried["people"].to_numpy(float)
    digits = np.where(people < policy.whole_percent_below, 2, 3)
    nearest = np.round(tried["value"].to_numpy(float) * people)
    fits = np.zeros(len(tried), bool)
    for step in (-1, 0, 1):
        count = np.clip(nearest + step, 0, people)
        fits |= _agrees(tried, count, people, digits)
    return fits


def _agrees(
    tried: pd.DataFrame, count: Real, people: Real, digits: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether this count gives the share and the Wilson limits shown, within their rounding."""
    share = count / people
    middle = (share + _Z**2 / (2 * people)) / (1 + _Z**2 / people)
    reach = np.sqrt(share * (1 - share) / people + _Z**2 / (4 * people**2))
    reach = _Z * reach / (1 + _Z**2 / people)
    agrees = np.ones(len(tried), bool)
    for name, exact in (("value", share), ("lower", middle - reach), ("upper", middle + reach)):
        shown = tried[name].to_numpy(float)
        near = np.abs(shown - exact) <= 0.5 * 10.0**-digits + 1e-9
        as_fine = np.abs(shown - np.round(shown * 10.0**digits) / 10.0**digits) < 1e-9
        agrees &= np.isnan(shown) | (near & as_fine)
    return agrees
