"""The family of measures for analysts: what each is, when to use it, and when not to."""

import math
from collections.abc import Sequence

import pandas as pd

from khi.model import Indicator
from khi.statistics.inequality import Guardrail
from khi.wording.fairness.gaps import size

# Name, unit ("own" is the indicator's, "times" a ratio, "share" a fraction, "plain" none),
# when to use it, and when not.
MEASURES = {
    "difference": (
        "Difference between best and worst", "own",
        "For a gap that people can picture.",
        "Not with many groups: it forgets all but two, and grows with how many there are.",
    ),
    "ratio": (
        "Ratio between best and worst", "times",
        "To compare gaps in figures of very different size.",
        "Not near zero, where a small difference makes a huge ratio.",
    ),
    "population_attributable_risk": (
        "What closing the gap would add", "own",
        "To say what everyone would gain if all did as well as the best group.",
        "Not to promise that a programme would bring it.",
    ),
    "population_attributable_fraction": (
        "The same, as a share of today's figure", "share",
        "To compare what is to be gained between outcomes.",
        "Not where today's figure is near zero.",
    ),
    "mean_difference": (
        "Mean difference from the average", "own",
        "For many groups with no order, none of them special.",
        "Not for groups with an order: use the slope.",
    ),
    "mean_difference_best": (
        "Mean difference from the best-off", "own",
        "To say how far all groups together are from the best.",
        "Not where the best-off group is small: it may be luck.",
    ),
    "mean_difference_reference": (
        "Mean difference from the group picked", "own",
        "Where one group is a fair goal for the others.",
        "Not to make one group the normal one.",
    ),
    "index_of_disparity": (
        "Index of disparity", "share",
        "To compare unevenness between outcomes or places.",
        "Not near zero.",
    ),
    "between_group_variance": (
        "Between-group variance", "plain",
        "For analysts who add variances up: big groups and far ones count most.",
        "Not for readers: its unit is squared.",
    ),
    "between_group_standard_deviation": (
        "Between-group standard deviation", "own",
        "The same, in the outcome's own unit.",
        "Not to say who is behind: it has no direction.",
    ),
    "coefficient_of_variation": (
        "Coefficient of variation", "share",
        "To compare spread between outcomes of different size.",
        "Not near zero.",
    ),
    "theil_index": (
        "Theil index", "plain",
        "Where groups that have a lot should count more.",
        "Not for a gap people can picture.",
    ),
    "mean_log_deviation": (
        "Mean log deviation", "plain",
        "Where groups that have little should count more.",
        "Not where a group stands at zero.",
    ),
    "absolute_concentration_index": (
        "Absolute concentration index", "own",
        "For groups with an order: is the good thing gathered at the better-off end?",
        "Not for groups without an order.",
    ),
    "relative_concentration_index": (
        "Relative concentration index", "plain",
        "The same, whatever the level.",
        "Not near the ends of the scale.",
    ),
    "slope_index": (
        "Slope index of inequality", "own",
        "For the whole ladder of deprivation, allowing for how many stand on each rung.",
        "Not with under 30 people on a rung, or where the steps are not a line.",
    ),
    "relative_index": (
        "Relative index of inequality", "times",
        "The same as a ratio, to compare outcomes of different size.",
        "Not near zero.",
    ),
}  # fmt: skip

_BLOCKS = {
    "one group": "Two groups or more must be shown.",
    "no order": "Only for the fifths of deprivation, which have a better end.",
    "a group is hidden": "A group is hidden, and this needs all of them.",
    "end": "A group reaches an end of the scale.",
    "order": "Neither more nor less is better here.",
    Guardrail.FEW_PEOPLE.value: "A group has fewer than 30 people.",
    Guardrail.MISSING_REFERENCE.value: "Pick a group to compare with, one that is shown.",
    Guardrail.NO_RATIO.value: Guardrail.NO_RATIO.advice,
}
_HIDDEN = (
    "Some groups are hidden, so these measures are of the groups that are shown, not of everyone."
)


def measures_table(family: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """A row for each measure: figure and range, or why there is none; when to use it, and not."""
    lines = []
    for row in family.to_dict("records"):
        name, unit, use, not_for = MEASURES[row["measure"]]
        if row["blocked"]:
            lines.append([name, "Not worked out", _BLOCKS[row["blocked"]], use, not_for])
            continue
        figure = _written(row["value"], unit, indicator)
        limits = (row["lower"], row["upper"])
        likely = " to ".join(_written(each, unit, indicator) for each in limits)
        lines.append([name, figure, likely, use, not_for])
    columns = ["Measure", "Figure", "Likely between, or why not", "Use it", "Take care"]
    return pd.DataFrame(lines, columns=columns)


def advice(codes: Sequence[str]) -> list[str]:
    """What to bear in mind of all of them, one sentence each."""
    return [_HIDDEN if code == "a group is hidden" else Guardrail(code).advice for code in codes]


def _written(value: float, unit: str, indicator: Indicator) -> str:
    """A figure in its own unit."""
    if math.isnan(value) or math.isinf(value):
        return "no limit"
    if unit == "own":
        return f"{'−' if value < 0 else ''}{size(value, indicator)}"
    if unit == "times":
        return f"{value:.2f} times"
    if unit == "share":
        return f"{100 * value:.0f}%" if abs(value) >= 0.1 else f"{100 * value:.1f}%"
    return f"{value:.4f}"
