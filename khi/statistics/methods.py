"""What each method is, read from its own docstring: the methods page writes itself.

It also says which of them the pages rest on, and a test holds that to what the code calls.
"""

import inspect
from collections.abc import Callable
from functools import cached_property

from khi.model import Value
from khi.statistics import (
    comparison,
    control_charts,
    funnel,
    inequality,
    intervals,
    representation,
    scales,
    survey,
    trends,
)

SECTIONS = ("Shapes", "Units", "Missing", "Raises", "Source", "Formula", "Not for")


class Explanation(Value):
    """A method's docstring, in parts. Every part is there."""

    summary: str
    detail: str = ""
    shapes: str
    units: str
    missing: str
    raises: str
    source: str
    formula: str
    not_for: str


class Method(Value):
    """A method: its id, its title on screen, the function itself, and whether a page uses it."""

    name: str
    title: str
    function: Callable
    on_pages: bool

    @cached_property
    def explanation(self) -> Explanation:
        """What the function says of itself."""
        return explain(self.function)


def explain(function: Callable) -> Explanation:
    """A function's docstring, in parts. Raises ``ValueError`` naming a part that is not there."""
    lines = inspect.getdoc(function) or ""
    parts: dict[str, list[str]] = {"Summary": []}
    current = "Summary"
    for line in lines.splitlines():
        heading, colon, rest = line.partition(":")
        begins = bool(colon) and heading in SECTIONS
        if begins:
            current = heading
            parts[current] = []
        parts[current].append((rest if begins else line).strip())
    absent = [section for section in SECTIONS if not any(parts.get(section, []))]
    if absent:
        raise ValueError(f"The docstring of {function.__name__} has no part {absent[0]!r}.")
    summary, _, detail = "\n".join(parts.pop("Summary")).partition("\n\n")
    text = {name.lower().replace(" ", "_"): " ".join(part) for name, part in parts.items()}
    fields = {"summary": summary, "detail": detail, **text}
    return Explanation(**{name: " ".join(words.split()) for name, words in fields.items()})


_TITLES: dict[Callable, str] = {
    intervals.proportion: "A share of people",
    intervals.weighted_proportion: "A weighted share of people",
    intervals.mean: "An average score",
    intervals.weighted_mean: "A weighted average, or a net",
    intervals.effective_base: "What weights cost",
    intervals.rate: "A rate of events",
    intervals.directly_standardised_rate: "A rate standardised for age",
    intervals.difference_of_proportions: "The difference between two shares",
    intervals.difference_of_means: "The difference between two averages",
    intervals.difference_of_weighted_means: "The difference between two weighted averages",
    intervals.difference: "The difference between any two figures",
    intervals.ratio: "The ratio of two figures",
    survey.scale_of_weights: "Weights of different files on one scale",
    survey.design_based: "A figure from a full sample design",
    survey.share_interval: "A share from a full sample design",
    survey.effective_base: "The effective base of a list of weights",
    control_charts.xmr: "A control chart",
    control_charts.variation: "Whether a series is changing",
    control_charts.assurance: "Whether a series will meet its target",
    trends.recent: "A recent trend",
    trends.change: "Before and after",
    trends.same_quarter_last_year: "Against the same quarter last year",
    trends.before_and_after: "Before and after a day",
    comparison.against_benchmark: "Against a benchmark",
    comparison.verdict: "Better, similar or worse",
    comparison.quantiles: "Groups of equal size",
    comparison.rank_intervals: "Where an area may stand",
    comparison.pooled: "Several areas as one benchmark",
    comparison.control_false_discoveries: "Looking at many figures at once",
    funnel.limits: "How far chance may put a place",
    funnel.overdispersion: "How much places differ anyway",
    funnel.points: "A funnel of places",
    inequality.gaps: "Gaps between groups",
    inequality.gap_between: "The gap between two figures",
    inequality.rest_of: "Everyone else's figure",
    inequality.p_value: "How easily chance makes a difference",
    inequality.guardrails: "When a gap would mislead",
    inequality.slope_index: "The slope index of inequality",
    inequality.relative_index: "The relative index of inequality",
    inequality.difference: "The difference between the best and worst off",
    inequality.ratio: "The ratio of the best and worst off",
    inequality.absolute_concentration_index: "The absolute concentration index",
    inequality.relative_concentration_index: "The relative concentration index",
    inequality.between_group_variance: "Between-group variance",
    inequality.between_group_standard_deviation: "Between-group standard deviation",
    inequality.coefficient_of_variation: "Coefficient of variation",
    inequality.mean_difference: "Mean difference",
    inequality.index_of_disparity: "Index of disparity",
    inequality.theil_index: "Theil index",
    inequality.mean_log_deviation: "Mean log deviation",
    inequality.population_attributable_risk: "Population attributable risk",
    inequality.population_attributable_fraction: "Population attributable fraction",
    inequality.simulated: "Limits by simulation",
    representation.representation: "Who answered, and who is missing",
    scales.scores: "A score from several questions",
}


_FOR_THE_TAKING: frozenset[Callable] = frozenset(
    {
        intervals.mean,
        intervals.directly_standardised_rate,
        intervals.difference_of_proportions,
        intervals.difference_of_means,
        survey.design_based,
        survey.share_interval,
        survey.effective_base,
        control_charts.variation,
        comparison.against_benchmark,
        comparison.quantiles,
        funnel.points,
        inequality.gaps,
        scales.scores,
    }
)
"""Methods for whoever takes the library, or works in a terminal: no page rests on them."""


def _name(function: Callable) -> str:
    """The module a person would import it from, and its own name."""
    return f"{function.__module__.split('.')[2]}.{function.__name__}"


METHODS: tuple[Method, ...] = tuple(
    Method(
        name=_name(function),
        title=title,
        function=function,
        on_pages=function not in _FOR_THE_TAKING,
    )
    for function, title in _TITLES.items()
)
"""Every method, in the order of the package's map."""
