"""Is a series steady, or has something changed? The frame a control chart draws, and its words."""

import itertools
import math

import pandas as pd

from khi.model import Absence, Indicator, Period, PeriodType, Polarity, Quarter
from khi.model.in_words import month_in_words
from khi.statistics import control_charts
from khi.wording.aims import SET, begun, set_beside
from khi.wording.numbers import are, is_number, number, sentence_case, spelt

JUDGED = 12
"""Quarters it takes before anything is judged."""

_IMPROVEMENT = {
    Polarity.HIGHER: "increase",
    Polarity.LOWER: "decrease",
    Polarity.NEITHER: "neutral",
}
_XMR = [
    "mean", "lower_limit", "upper_limit", "special_cause", "point_type", "rebase_group",
]  # fmt: skip
_ASSURANCES = {
    "consistent_pass": "Meets its aim",
    "consistent_fail": "Will miss its aim",
    "inconsistent": "Hit or miss",
    "not_judged": "Too soon to judge",
    "": "",
}
PART = "part"
"""The type of a quarter of a measure that lacks a month or a day: drawn, and not judged."""

ORDINARY = ("common_cause", "not_judged", "missing", PART)
"""The types of a point that is no signal."""

_UPWARD = ("above the upper", "rising trend", "near the upper", "run above")
USUAL = {
    "improvement": "Better than usual",
    "concern": "Worse than usual",
    "special_cause_neutral_high": "Higher than usual",
    "special_cause_neutral_low": "Lower than usual",
    "common_cause": "As usual",
    "not_judged": "Too soon to judge",
    "missing": "Too soon to judge",
}
"""What the latest quarter is beside the usual: never the words for a change since a year ago."""


def judged(
    series: pd.DataFrame,
    indicator: Indicator,
    *,
    aims: pd.DataFrame | None = None,
    rebases: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """PUBLISHED rows of one area in time order, with columns of ``control_charts.xmr``.

    Quarters between the first and the last that are not there become rows without a figure, so
    that no run or moving range jumps a gap. Only quarters are judged; other periods are left out.
    A quarter of a measure that lacks a month keeps its figure, and its type is ``PART``.

    Takes:
        aims: ``quarter``, ``value``, ``reason`` and ``by_role`` of what was set; each holds until
            the next.
        rebases: ``quarter``, ``reason`` and ``by_role`` of where new limits begin.

    ``target`` is the aim of each quarter, NaN where there is none; the columns of
    ``khi.wording.aims.SET`` say why it was set and who decided it.
    """
    quarters = series[series["period_type"].eq(PeriodType.QUARTER.value)].astype({"period": str})
    if quarters.empty:
        return quarters.reindex(columns=[*series.columns, *_XMR, *SET])
    every = pd.DataFrame({"period": _quarters(quarters["period"])})
    rows = every.merge(quarters, on="period", how="left")
    finite = rows["value"].astype(float).abs().lt(math.inf)
    part = rows["indicative"].eq(True) & (indicator.measure is not None)
    rows = rows.assign(
        period_type=PeriodType.QUARTER.value,
        absence=rows["absence"].fillna(Absence.NO_DATA.value),
        value=rows["value"].where(rows["absence"].eq("") & finite),
        indicative=rows["indicative"].eq(True),
    )
    values = rows["value"].astype(float).mask(part).to_numpy()
    periods = rows["period"].tolist()
    began = {
        periods.index(x.quarter): x.reason for x in begun(rebases, rows["period"]).itertuples()
    }
    chart = control_charts.xmr(values, improvement=_IMPROVEMENT[indicator.polarity], rebase=began)
    points = rows.join(chart[_XMR]).join(set_beside(rows["period"], aims, rebases))
    return points.assign(point_type=points["point_type"].mask(part & points["value"].notna(), PART))


def whole(points: pd.DataFrame) -> pd.DataFrame:
    """The quarters that have a figure, and the whole of it."""
    return points[points["value"].notna() & points["point_type"].ne(PART)]


def last_stretch(points: pd.DataFrame) -> pd.DataFrame:
    """The quarters since limits last began: what is said now is said of these."""
    return points[points["rebase_group"].eq(points["rebase_group"].max())]


def assurance(points: pd.DataFrame, indicator: Indicator) -> str:
    """Whether the series, as it is, will meet its aim; empty without an aim.

    One quarter's limits say how far it goes up and down by itself; an aim beyond them needs a
    change of what is done, not a good quarter.
    """
    aim = points["target"].iloc[-1] if len(points) else math.nan
    if not is_number(aim):
        return ""
    judged_ = points.assign(series=0, improvement=_IMPROVEMENT[indicator.polarity])
    return _ASSURANCES[str(control_charts.assurance(judged_))]


def aim_note(points: pd.DataFrame, indicator: Indicator) -> str:
    """The aim in a sentence, with whether it will be met; empty without an aim."""
    aim = points["target"].iloc[-1] if len(points) else math.nan
    if not is_number(aim):
        return ""
    says = {
        _ASSURANCES["consistent_pass"]: "As things are, every quarter is likely to meet it.",
        _ASSURANCES["consistent_fail"]: "As things are, no quarter is likely to meet it.",
        _ASSURANCES["inconsistent"]: "As things are, some quarters will meet it and some will not.",
    }
    words = says.get(assurance(points, indicator), "It is too soon to say whether it will be met.")
    return f"The aim is {number(aim, indicator)}. {words}"


def is_upward(special_cause: str) -> bool:
    """Whether a signal is of high values."""
    return any(words in special_cause for words in _UPWARD)


def variation(points: pd.DataFrame) -> str:
    """What the latest whole quarter tells us, in a few words that stand beside an icon."""
    known = whole(points)
    return USUAL[known["point_type"].iloc[-1] if len(known) else "missing"]


def rule_fired(points: pd.DataFrame) -> str:
    """The latest signal in a few words for the chart: "7 in a row below average"."""
    signal = _latest(points)
    if signal is None:
        return ""
    cause = str(signal["special_cause"])
    if "run" in cause:
        side = "above" if is_upward(cause) else "below"
        return f"{_length(points)} in a row {side} average"
    if "trend" in cause:
        return f"{_length(points)} in a row {'rising' if is_upward(cause) else 'falling'}"
    return sentence_case(cause).replace("points ", "")


def more_than_chance(points: pd.DataFrame, indicator: Indicator) -> str:
    """Whether a change stands out from the ordinary ups and downs, and how we know."""
    known = whole(last_stretch(points))
    if len(known) < JUDGED:
        return too_soon(len(known), anew=_began_anew(points))
    signal = _latest(points)
    if signal is None:
        usual = number(known["mean"].iloc[-1], indicator)
        return f"The figures go up and down around {usual}. Nothing stands out."
    recent = signal["period"] == points.loc[points["value"].notna(), "period"].iloc[-1]
    return f"{_what_fired(points, signal, indicator, recent=recent)} That is unlikely to be chance."


def too_soon(quarters: int, *, anew: bool = False) -> str:
    """How many quarters there are, since new limits began where they did, and how many it takes."""
    since = "since new limits began" if anew else "so far"
    there = "none yet" if quarters == 0 else f"{spelt(quarters)} {since}"
    return f"It takes {JUDGED} quarters to judge a change. There {are(quarters)} {there}."


def limits_note(points: pd.DataFrame) -> str:
    """How the limits were worked out, for under the chart, and what is drawn and not judged."""
    count = len(whole(last_stretch(points)))
    kind = "Limits" if count >= JUDGED else "Trial limits"
    how = f"{kind} from {count} quarters: average ± 2.66 × the average step between quarters."
    if count < 5:
        since = " since new limits began" if _began_anew(points) else ""
        how = f"Fewer than 5 quarters{since}: drawn without limits."
    return " ".join(each for each in (how, parts_note(points)) if each)


def parts_note(points: pd.DataFrame) -> str:
    """Which quarters lack a month; empty where none does."""
    parts = points.loc[points["point_type"].eq(PART), "period"].tolist()
    which = " and ".join(Period.parse(each).months for each in parts)
    return f"{which} {are(len(parts))} not whole: drawn hollow, not judged." if parts else ""


def _began_anew(points: pd.DataFrame) -> bool:
    return bool(points["rebase_group"].gt(0).any())


def _what_fired(
    points: pd.DataFrame, signal: pd.Series, indicator: Indicator, *, recent: bool
) -> str:
    """The signal as a sentence, dated where it is over."""
    cause = str(signal["special_cause"])
    period = Period.parse(str(signal["period"]))
    when, end = period.months, month_in_words(period.end)
    side = "above" if is_upward(cause) else "below"
    if "run" in cause:
        quarters = f"{spelt(_length(points))} quarters"
        usual = number(signal["mean"], indicator)
        lead = f"The last {quarters} all sit" if recent else f"The {quarters} to {end} all sat"
        return f"{lead} {side} the usual level of {usual}."
    if "trend" in cause:
        moved = "rose" if is_upward(cause) else "fell"
        quarters = f"{spelt(_length(points))} quarters"
        lead = f"The last {quarters}" if recent else f"The {quarters} to {end}"
        return f"{lead} {moved} one after another."
    low, high = (number(signal[name], indicator) for name in ("lower_limit", "upper_limit"))
    if "two of three" in cause:
        edge = high if is_upward(cause) else low
        lead = "Two of the last three quarters are" if recent else f"Quarters up to {end} were"
        return f"{lead} close to the limit of {edge}."
    lead = f"{when} {'is' if recent else 'was'}"
    return f"{lead} {side} the usual range of {low} to {high}."


def _latest(points: pd.DataFrame) -> pd.Series | None:
    """The latest point since limits began that is no ordinary variation; None where none is."""
    signals = signals_in(last_stretch(points))
    return None if signals.empty else signals.iloc[-1]


def signals_in(points: pd.DataFrame) -> pd.DataFrame:
    """The points that are more than ordinary variation."""
    return points[~points["point_type"].isin(ORDINARY) & points["value"].notna()]


def _length(points: pd.DataFrame) -> int:
    """How many points the latest run or trend is made of, counted back from its end."""
    rows = points.reset_index(drop=True)
    signal = _latest(rows)
    if signal is None:
        return 0
    before = rows.loc[: signal.name][::-1]
    before = before[before["rebase_group"].eq(signal["rebase_group"])]
    values, means = before["value"].tolist(), before["mean"].tolist()
    upward = is_upward(str(signal["special_cause"]))
    if "trend" in str(signal["special_cause"]):
        return _steps(values, upward=upward)
    inside = [is_number(value) and (value > mean) == upward and value != mean
              for value, mean in zip(values, means, strict=True)]  # fmt: skip
    return [*inside, False].index(False)


def _steps(values: list[float], *, upward: bool) -> int:
    """How many values, latest first, moved the same way without a pause."""
    count = 1
    for later, earlier in itertools.pairwise(values):
        if not is_number(earlier) or later == earlier or (later > earlier) != upward:
            break
        count += 1
    return count


def _quarters(periods: "pd.Series[str]") -> list[str]:
    """Every quarter from the first to the last."""
    quarter, last = Quarter.parse(periods.min()), periods.max()
    found = [quarter.id]
    while found[-1] < last:
        quarter = quarter.later(1)
        found.append(quarter.id)
    return found
