"""The whole family of measures of inequality over one set of groups, each with its guardrails.

A measure that would mislead is not worked out, and says why; one to take with care says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import pandas as pd

from khi.model import NOT_STATED, Estimate, Indicator
from khi.model.estimate import Numbers
from khi.publication.columns import estimate_of
from khi.publication.fairness.gaps import BEST, REST
from khi.publication.fairness.ladder import ladder
from khi.publication.figures.estimates import ends_of
from khi.statistics import inequality
from khi.statistics.inequality import Guardrail

_DRAWS = 2_000
ORDER, HIDDEN, ONE = "no order", "a group is hidden", "one group"
"""Reasons of our own, beside the guardrails, for which a measure is not worked out."""


@dataclass(frozen=True)
class Member:
    """One measure: its name, how it is worked out, and what it needs of the groups.

    ``relative`` measures need figures that are never negative; ``ordered`` ones need groups with
    an order; ``reference`` ones need the group picked. ``weighs`` says whether the number of people
    counts, and ``zero`` whether a group may stand at 0.
    """

    name: str
    work: Callable[..., Numbers]
    relative: bool = False
    ordered: bool = False
    reference: bool = False
    weighs: bool = True
    zero: bool = True
    options: dict[str, object] = field(default_factory=dict)


FAMILY: Sequence[Member] = (
    Member("difference", inequality.difference, weighs=False),
    Member("ratio", inequality.ratio, relative=True, weighs=False),
    Member("population_attributable_risk", inequality.population_attributable_risk),
    Member(
        "population_attributable_fraction",
        inequality.population_attributable_fraction,
        relative=True,
    ),
    Member("mean_difference", inequality.mean_difference),
    Member("mean_difference_best", inequality.mean_difference, options={"of": "best"}),
    Member(
        "mean_difference_reference",
        inequality.mean_difference,
        reference=True,
        options={"of": "reference"},
    ),
    Member("index_of_disparity", inequality.index_of_disparity, relative=True),
    Member("between_group_variance", inequality.between_group_variance),
    Member("between_group_standard_deviation", inequality.between_group_standard_deviation),
    Member("coefficient_of_variation", inequality.coefficient_of_variation, relative=True),
    Member("theil_index", inequality.theil_index, relative=True),
    Member("mean_log_deviation", inequality.mean_log_deviation, relative=True, zero=False),
    Member(
        "absolute_concentration_index", inequality.absolute_concentration_index, ordered=True
    ),
    Member(
        "relative_concentration_index",
        inequality.relative_concentration_index,
        relative=True,
        ordered=True,
    ),
)  # fmt: skip

_TURNED = frozenset(
    {
        "difference", "ratio", "population_attributable_risk", "population_attributable_fraction",
        "mean_difference_best", "absolute_concentration_index", "relative_concentration_index",
    }
)  # fmt: skip
"""The measures that need to know which way is good."""


def family(
    groups: pd.DataFrame,
    indicator: Indicator,
    *,
    ordered: Sequence[str] = (),
    reference: str = REST,
    previous: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Every measure over the groups that are shown, with limits by simulation.

    Args:
        groups: PUBLISHED rows of one indicator, area, period and breakdown.
        indicator: the one they are of.
        ordered: the codes of the groups, least advantaged first, where they have an order.
        reference: the code of the group picked; "rest" and "best" pick none.
        previous: the groups of the round before, if there was one.

    Returns:
        A row for each measure: ``measure``, ``value``, ``lower``, ``upper``, ``blocked`` (the
        reason it is not worked out, or empty) and ``advice`` (what to bear in mind, by
        guardrail). People who answered, as shown, are the weights.
    """
    named = groups[groups["group"].ne(NOT_STATED)]
    shown = named[named["absence"].eq("") & named["value"].notna() & named["base"].gt(0)]
    if ordered:
        place = {code: at for at, code in enumerate(ordered)}
        shown = shown.sort_values("group", key=lambda codes: codes.map(place))
    advice = _advice(named, shown, previous)
    rows = [
        _row(each, shown, indicator, _blocked(each, named, shown, bool(ordered), reference),
             reference=reference, advice=advice)
        for each in FAMILY
    ]  # fmt: skip
    return pd.DataFrame([*rows, *_slopes(groups, indicator, advice)])


def _advice(
    named: pd.DataFrame, shown: pd.DataFrame, previous: Sequence[str] | None
) -> tuple[str, ...]:
    """What to bear in mind of every measure over these groups."""
    guards = inequality.guardrails(
        list(named["group"]),
        named["base"].where(named["absence"].eq("")).to_numpy(float),
        previous=None if previous is None else set(previous) - {NOT_STATED},
    )
    hidden = (HIDDEN,) if len(shown) < len(named) else ()
    return (*(each.value for each in guards), *hidden)


def _blocked(
    member: Member, named: pd.DataFrame, shown: pd.DataFrame, ordered: bool, reference: str
) -> str:
    """Why a measure is not worked out; empty where it is."""
    picked = reference not in (REST, BEST)
    reasons = {
        ONE: len(shown) < 2,
        ORDER: member.ordered and not ordered,
        HIDDEN: member.ordered and len(shown) < len(named),
        Guardrail.MISSING_REFERENCE.value: member.reference
        and not (picked and shown["group"].eq(reference).any()),
        Guardrail.NO_RATIO.value: member.relative and not _all_above(shown, zero=member.zero),
    }
    return next((reason for reason, applies in reasons.items() if applies), "")


def _all_above(shown: pd.DataFrame, *, zero: bool) -> bool:
    """Whether no figure, and no limit of one, is negative; nor 0, where ``zero`` is not allowed."""
    if shown["lower"].lt(0).any() or not shown["value"].gt(0).any():
        return False
    return zero or bool(shown["lower"].gt(0).all())


def _row(
    member: Member,
    shown: pd.DataFrame,
    indicator: Indicator,
    blocked: str,
    *,
    reference: str,
    advice: Sequence[str],
) -> dict[str, object]:
    """One measure, worked out unless it is blocked."""
    estimate = Estimate(*(np.array(np.nan) for _ in range(3)))
    if not blocked:
        estimate = _simulated(member, shown, indicator, reference)
    return _line(member.name, estimate, blocked, advice)


def _line(name: str, estimate: Estimate, blocked: str, advice: Sequence[str]) -> dict[str, object]:
    value, lower, upper = (float(each) for each in estimate)
    return {
        "measure": name, "value": value, "lower": lower, "upper": upper, "blocked": blocked,
        "advice": tuple(advice),
    }  # fmt: skip


def _simulated(
    member: Member, shown: pd.DataFrame, indicator: Indicator, reference: str
) -> Estimate:
    """A measure with its limits, every group redrawn within its own."""
    people, options = shown["base"].to_numpy(float), dict(member.options)
    if member.name in _TURNED:
        options["polarity"] = indicator.polarity
    if member.reference:
        options["reference"] = int(np.flatnonzero(shown["group"].to_numpy() == reference)[0])
    work = partial(_worked, member, people, options)
    figures = estimate_of(shown)
    return inequality.simulated(work, *figures, draws=_DRAWS, within=ends_of(indicator))


def _worked(
    member: Member, people: Numbers, options: dict[str, object], values: Numbers
) -> Numbers:
    if not member.weighs:
        return member.work(values, **options)
    return member.work(values, np.broadcast_to(people, values.shape), **options)


def _slopes(
    groups: pd.DataFrame, indicator: Indicator, advice: Sequence[str]
) -> list[dict[str, object]]:
    """The slope and relative index, which only deprivation has."""
    found = ladder(groups, indicator)
    none = Estimate(*(np.array(np.nan) for _ in range(3)))
    why = {"few": Guardrail.FEW_PEOPLE.value, "hidden": HIDDEN, "absent": ORDER}
    blocked = why.get(found.why_not, found.why_not)
    relative = blocked or (Guardrail.NO_RATIO.value if found.relative is None else "")
    return [
        _line("slope_index", found.slope or none, blocked, advice),
        _line("relative_index", found.relative or none, relative, advice),
    ]
