"""What the reader looks at on Fairness: where, when, which outcome, which groups, against whom.

A characteristic that an upload brought, and the catalogue does not know, is named after its rows.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from khi import wording
from khi.model import (
    CROSSED,
    EVERYONE,
    NOT_STATED,
    Area,
    Breakdown,
    Group,
    Indicator,
    Period,
    PeriodType,
    Quarter,
)
from khi.model.in_words import lower_first
from khi.publication.fairness import BEST, REST
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.markup import Markup, tag

_KINDS = (PeriodType.QUARTER.value, PeriodType.YEAR.value)


@dataclass(frozen=True)
class View:
    """What the reader is looking at. ``breakdown`` is None where nobody was asked who they are.

    ``reference`` is "rest", "best" or the code of a group.
    """

    area: Area
    whole: Area
    period: Period
    indicator: Indicator
    breakdown: Breakdown | None
    reference: str
    easy: bool

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What every figure on the page depends on."""
        breakdown = self.breakdown.id if self.breakdown else ""
        return (
            self.area.code, self.period.id, self.indicator.id, breakdown, self.reference,
            str(self.easy),
        )  # fmt: skip


def has_answers() -> bool:
    """Whether anybody has told us anything, anywhere."""
    return bool(_areas())


def choose() -> View:
    """Ask for each in turn. The address bar remembers, so a link is the whole view."""
    area = selection.area(_areas())
    selection.fold("More choices: when, which outcome, which groups")
    period = _period(area)
    known = asked(area, period)
    indicator = selection.indicator("Outcome", known or sources.personal(area), key="indicator")
    ways = _ways(area, period, indicator)
    breakdown = selection.breakdown(ways) if ways else None
    reference = _reference(breakdown) if breakdown else REST
    whole = sources.parent_of(area) or area
    return View(area, whole, period, indicator, breakdown, reference, selection.easy_read())


def _areas() -> list[Area]:
    return [each for each in sources.areas() if sources.personal(each)]


@once
def periods(area: Area) -> list[Period]:
    """The quarters and years with answers for an area, the latest first, a year after its last."""
    told = [each.id for each in sources.personal(area)]
    rows = sources.figures(indicators=told, areas=[area.code], breakdowns=[EVERYONE], answers=[""])
    kinds = rows[rows["period_type"].isin(_KINDS) & rows["absence"].ne("not asked")]
    found = [Period.parse(each) for each in kinds["period"].unique()]
    quarters = [each for each in found if each.type is PeriodType.QUARTER]
    years = [each for each in found if each.type is PeriodType.YEAR]
    latest = sorted(quarters, key=_starts, reverse=True)
    return [*latest, *sorted(years, key=_starts, reverse=True)]


def _starts(period: Period) -> str:
    return period.start.isoformat()


def _period(area: Area) -> Period:
    named = {label_of(each): each for each in periods(area)}
    return named[selection.pick("Quarter or year", list(named), key="quarter", width=160)]


def label_of(period: Period) -> str:
    """How a round is named where it is chosen, and in links."""
    whole = period.type is PeriodType.YEAR
    return f"All of {period.label}" if whole else Quarter.parse(period.id).label


@once
def asked(area: Area, period: Period) -> list[Indicator]:
    """What people of an area were asked in a round, the headlines first."""
    told = sources.personal(area)
    rows = sources.figures(
        indicators=[each.id for each in told], areas=[area.code], periods=[period.id],
        breakdowns=[EVERYONE], answers=[""],
    )  # fmt: skip
    here = set(rows.loc[rows["absence"].ne("not asked"), "indicator"])
    return [each for each in told if each.id in here]


def rows_of(area: Area, period: Period, indicator: Indicator) -> pd.DataFrame:
    """Every group of one indicator in one area and round, and everyone."""
    return sources.figures(
        indicators=[indicator.id], areas=[area.code], periods=[period.id], answers=[""]
    )


@once
def _ways(area: Area, period: Period, indicator: Indicator) -> list[Breakdown]:
    return breakdowns(rows_of(area, period, indicator))


def breakdowns(rows: pd.DataFrame) -> list[Breakdown]:
    """The ways of telling people apart that some rows carry: ours in order, then local ones."""
    carried = [str(each) for each in rows["breakdown"].unique() if each != EVERYONE]
    known = sources.catalogue().breakdowns
    ours = [each for each in known.values() if each.id in carried]
    return [*ours, *(breakdown_of(each, rows) for each in sorted(carried) if each not in known)]


def breakdown_of(id: str, rows: pd.DataFrame) -> Breakdown:
    """A breakdown by its id; one that only an upload knows, made of the rows that carry it."""
    known = sources.catalogue().breakdowns
    if id in known:
        return known[id]
    parts = [known.get(part) for part in id.split(CROSSED)]
    codes = [str(each) for each in rows.loc[rows["breakdown"].eq(id), "group"].unique()]
    crossed = len(parts) > 1 and all(parts)
    label = " and ".join(lower_first(part.label) for part in parts if part) if crossed else id
    return Breakdown(
        id=id,
        label=wording.sentence_case(label.replace("_", " ")),
        wording="",
        source="A characteristic that an upload brought",
        groups=tuple(Group(code=code, label=_group(code, parts)) for code in sorted(codes)),
    )


def _group(code: str, parts: list[Breakdown | None]) -> str:
    """A group in words: each half by its own characteristic, where it has two."""
    halves = code.split(CROSSED)
    named = [
        wording.group_name(half, part) if part else wording.sentence_case(half.replace("_", " "))
        for half, part in zip(halves, [*parts, *[None] * len(halves)], strict=False)
    ]
    return ", ".join(named)


def _reference(breakdown: Breakdown) -> str:
    """Ask whom each group is held against. No group is the normal one."""
    groups = {each.label: each.code for each in breakdown.groups if not each.within}
    named = {code: label for label, code in groups.items() if code != NOT_STATED}
    options = {"Everyone else": REST, "The best-off group": BEST}
    options |= {label: code for code, label in named.items()}
    return options[selection.pick("Compare each group with", list(options), key="against")]


def apart(words: str) -> Markup:
    """A sentence that stands apart from the one below it."""
    return tag("p", words, class_="khi-say", style="margin-bottom:12px")
