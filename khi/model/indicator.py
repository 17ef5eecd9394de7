"""Indicators: readings of what people said, and measures of what the system did."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from khi.model.value import Value


class Polarity(StrEnum):
    """Which way is good. It decides the words: better or worse, or only higher or lower."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "no judgement"


class Domain(StrEnum):
    """The part of life, or of the system, that an indicator is about."""

    CONNECTED = "connected"
    IN_CONTROL = "in control"
    FRIENDSHIPS = "friendships"
    FAIRNESS = "fairness"
    WELLBEING = "wellbeing"
    HEALTH = "health"
    DEMAND = "demand"
    COST = "cost"
    ASSET_BASED = "asset-based"

    @property
    def is_personal(self) -> bool:
        """Whether people tell us, rather than the system."""
        return self in _PERSONAL


_PERSONAL = frozenset(list(Domain)[:5])


class Share(Value):
    """How many of those who answered gave an answer that counts. Fractions from 0 to 1."""

    kind: Literal["share"] = "share"
    question: str
    counts: tuple[str, ...]
    out_of: tuple[str, ...]

    def value_of(self, answer: str) -> float:
        """1 where the answer counts, 0 where it does not."""
        return float(answer in self.counts)


class Net(Value):
    """Those it helps less those it gets in the way of. Fractions from -1 to 1."""

    kind: Literal["net"] = "net"
    question: str
    helps: tuple[str, ...]
    no_difference: tuple[str, ...]
    hinders: tuple[str, ...]

    @property
    def out_of(self) -> tuple[str, ...]:
        """The answers that are in the base."""
        return (*self.helps, *self.no_difference, *self.hinders)

    def value_of(self, answer: str) -> float:
        """+1 helps, 0 no difference, -1 gets in the way."""
        return float(answer in self.helps) - float(answer in self.hinders)


class Mean(Value):
    """The average score of those who answered, in the units of the scale."""

    kind: Literal["mean"] = "mean"
    question: str
    low: float
    high: float
    scores: dict[str, float] = {}

    @property
    def out_of(self) -> tuple[str, ...]:
        """The answers that are in the base: every number of the scale unless scores say so."""
        numbers = range(int(self.low), int(self.high) + 1)
        return tuple(self.scores) or tuple(str(number) for number in numbers)

    def value_of(self, answer: str) -> float:
        """The answer's own score, or the number it is."""
        return self.scores[answer] if self.scores else float(answer)


Reading = Annotated[Share | Net | Mean, Field(discriminator="kind")]


class MeasureKind(StrEnum):
    """How a system measure adds up over time and places."""

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"
    PERCENTAGE = "percentage"
    MEAN = "mean"


class Measure(Value):
    """A measure of system activity: what is counted, out of what, in which unit.

    ``multiplier`` is what a rate is per: 100000 for "per 100,000", 1 for a percentage (kept as a
    fraction) or a count.
    """

    kind: MeasureKind
    numerator: str
    denominator: str = ""
    multiplier: float = 1
    aliases: tuple[str, ...] = ()


class Comparison(StrEnum):
    """What an indicator makes of other indicators' figures, worked out where it is shown.

    Each is about groups of people, and says which group, and in what, beside the number.
    """

    WIDEST = "the widest gap that is more than chance"
    BY_CHARACTERISTIC = "the widest gap by one characteristic"
    SLOPE = "the slope across fifths of deprivation"
    PRESENCE = "answers from the least present group for each one expected"


class Indicator(Value):
    """One indicator: a reading of tallies, a measure of activity, or a comparison of groups.

    ``unit`` is what stands behind the number on screen ("of people", "out of 10", "per 100,000").
    ``chosen_by`` says who chose it, so that co-production is on the record. ``same_question_as``
    is our own indicator of the very question that an official figure is of. ``beside_gaps`` lists
    a reading with the comparisons of groups.
    """

    id: str
    title: str
    short: str
    easy: str
    domain: Domain
    polarity: Polarity
    unit: str
    period: str
    reading: Reading | None = None
    measure: Measure | None = None
    comparison: Comparison | None = None
    source: str
    caveats: tuple[str, ...] = ()
    chosen_by: str
    sensitive: bool = False
    headline: bool = False
    beside: tuple[str, ...] = ()
    beside_gaps: bool = False
    same_question_as: str = ""
    synonyms: tuple[str, ...] = ()
    breaks: dict[str, str] = {}

    @model_validator(mode="after")
    def _is_one_or_the_other(self) -> Self:
        kinds = (self.reading, self.measure, self.comparison)
        if sum(kind is not None for kind in kinds) != 1:
            raise ValueError("an indicator has a reading, a measure or a comparison: one of them")
        return self

    @property
    def is_fraction(self) -> bool:
        """Whether the value is a fraction that the screen shows as a percentage."""
        if self.measure is not None:
            return self.measure.kind is MeasureKind.PERCENTAGE
        return not isinstance(self.reading, Mean)
