"""What the reader of Explore chose. All of it is in the address bar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khi.model import Area, AreaKind, Domain, Indicator, MeasureKind, Period, PeriodType
from khi.ui.compare import among
from khi.ui.explore.drawn import DRAWN, Form, HowMany, When, how_many
from khi.ui.frame import selection
from khi.ui.given import similar_areas, sources
from khi.ui.in_time import aiming
from khi.wording import sentence_case

EVERYTHING = "Every indicator"
PARENT, YEAR, CHOSEN, ALIKE, AIM = "parent", "year", "chosen", "alike", "aim"
_MOST, _WIDE = 8, 420
_WHICH = {"Just this one": HowMany.ONE.value, "Picked": HowMany.FEW.value}
_ONE_JUDGED = {Form.LINES, Form.PANELS}
"""Where the reader's own area alone is judged, period by period."""

_DRAWN_AGAINST = {
    Form.SPREAD, Form.SIDE_BY_SIDE, Form.PROFILE, Form.THEN_AND_NOW, *_ONE_JUDGED,
}  # fmt: skip


@dataclass(frozen=True)
class View:
    """What the reader is looking at.

    ``whole`` is what the areas lie in, ``family`` all the places in it, ``areas`` those to draw,
    the reader's own first; ``quarter`` is a quarter or a year. ``against`` is the code of an area,
    or one of the words above. ``unanswered`` is whether the reader asked for places like the area
    and none are known: then it is what is drawn instead.
    """

    area: Area
    whole: Area
    family: tuple[Area, ...]
    areas: tuple[Area, ...]
    which: HowMany
    quarter: Period
    when: When
    indicators: tuple[Indicator, ...]
    every: bool
    form: Form
    against: str
    easy: bool
    unanswered: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        codes = (self.area.code, self.whole.code, *(each.code for each in self.areas))
        ids = (str(self.every), *(each.id for each in self.indicators))
        asked = (self.quarter.id, self.when, self.which, self.form, self.against, str(self.easy))
        like = similar_areas.areas_like(self.area).areas if self.against == ALIKE else ()
        return (*codes, *ids, *asked, *(each.code for each in like))

    @property
    def indicator(self) -> Indicator:
        """The first, or only, indicator."""
        return self.indicators[0]

    @property
    def kind(self) -> str:
        """What kind of stretch is looked at, as a noun."""
        return "quarter" if self.quarter.type is PeriodType.QUARTER else "year"

    @property
    def against_name(self) -> str:
        """What the areas are held against, in words."""
        is_own = self.form in _ONE_JUDGED
        words = {
            YEAR: "the year before" if is_own else "a year ago",
            CHOSEN: "the areas picked",
            ALIKE: "areas like it",
            AIM: "its aim" if is_own else f"the aim of {self.area.name}",
        }
        if self.against in words:
            return words[self.against]
        code = self.whole.code if self.against == PARENT else self.against
        return sources.catalogue().area(code).name

    @property
    def than(self) -> str:
        """What an area is judged against, in words: the rest of a whole that it lies in."""
        if self.against != PARENT:
            return self.against_name
        return _than(self.area, self.whole, self.family, self.form)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The ways this choice may be drawn."""
        return forms(self.indicators, self.every, self.which, self.when)


def forms(
    indicators: Sequence[Indicator], every: bool, which: HowMany, when: When
) -> tuple[Form, ...]:
    """The ways a choice may be drawn, the usual one first."""
    cell = (how_many(len(indicators), everything=every), which, when)
    return tuple(form for form in DRAWN[cell] if form is not Form.FUNNEL or has_funnel(indicators))


def has_funnel(indicators: Sequence[Indicator]) -> bool:
    """Whether an indicator has the counts a funnel needs: a share or a rate, never an average."""
    return all(map(_is_counted, indicators))


def _is_counted(indicator: Indicator) -> bool:
    """Whether it is people out of people, or events per so many; money is neither."""
    measure = indicator.measure
    if measure is not None and measure.kind is MeasureKind.RATE:
        return bool(measure.denominator) and indicator.domain is not Domain.COST
    return indicator.is_fraction and getattr(indicator.reading, "kind", "") != "net"


def choose() -> View:
    """Ask for everything. Each choice narrows the next to what can be drawn."""
    area = selection.area(among.places())
    indicators, every = _indicators(area)
    selection.fold("More choices: which areas, when, and how")
    wholes = _wholes(area)
    whole = wholes[selection.pick("Among the areas of", list(wholes), key="among")]
    period = among.period(area, indicators)
    if period is None:
        raise ValueError(f"{area.code} was offered and has nothing to show")
    when = When(selection.switch("When", {each.value: each.value for each in When}, key="when"))
    family = tuple(_places(whole)) or (area,)
    which, areas = _which(area, whole, family)
    possible = forms(indicators, every, which, when)
    form = possible[0]
    if len(possible) > 1:
        form = Form(selection.switch("Show as", {x.value: x.value for x in possible}, key="as"))
    held = form in _DRAWN_AGAINST
    has_aim = _has_aim(indicators, area, period)
    options = _against(area, whole, family, which, form=form, has_aim=has_aim)
    against = options[selection.pick("Held against", list(options), key="against")] if held else ""
    unanswered = against == ALIKE and not similar_areas.areas_like(area).areas
    if unanswered or not held:
        against = next(iter(options.values()))
    easy = selection.easy_read()
    return View(
        area, whole, family, areas, which, period, when, indicators, every, form, against, easy,
        unanswered,
    )  # fmt: skip


def _has_aim(indicators: Sequence[Indicator], area: Area, period: Period) -> bool:
    return any(aiming.aim_at(each, area, period) is not None for each in indicators)


def _wholes(area: Area) -> dict[str, Area]:
    """What the area lies in, nearest first; itself, where it lies in nothing."""
    around = [each for each in sources.catalogue().ancestors(area.code) if _is_shown(each)]
    nearest = sources.parent_of(area)
    known = around or ([nearest] if nearest is not None else [area])
    return {each.name: each for each in known}


def _is_shown(area: Area) -> bool:
    return area.code in {each.code for each in sources.areas()}


def _places(whole: Area) -> Iterator[Area]:
    """Every place of a whole that has something to show, A to Z, through all levels between."""
    known = sources.catalogue()
    for area in sorted(sources.areas(), key=lambda each: each.name):
        inside = any(each.code == whole.code for each in known.ancestors(area.code))
        if area.kind is AreaKind.COUNCIL and (inside or area.code == whole.code):
            yield area


def _indicators(area: Area) -> tuple[tuple[Indicator, ...], bool]:
    """The indicators picked, and whether that is all of them."""
    asked = [*sources.personal(area), *sources.system(area)]
    known = {each.short: each for each in among.by_period(area, asked)}
    first = list(known)[:1]
    picked = selection.pick_some(
        f"Indicators: up to {_MOST}, or every one",
        [EVERYTHING, *known],
        first,
        key="indicators",
        most=_MOST,
        width=_WIDE,
    )
    if EVERYTHING in picked:
        return tuple(known.values()), True
    return tuple(known[name] for name in picked) or (known[first[0]],), False


def _which(area: Area, whole: Area, family: tuple[Area, ...]) -> tuple[HowMany, tuple[Area, ...]]:
    """How many areas, and which of them."""
    if len(family) < 2:
        return HowMany.ONE, (area,)
    options = {f"All of {whole.name}": HowMany.ALL.value, **_WHICH}
    which = HowMany(selection.switch("Areas", options, key="which"))
    if which is not HowMany.FEW:
        return which, family if which is HowMany.ALL else (area,)
    others = {each.name: each for each in family if each.code != area.code}
    picked = selection.pick_some(
        f"Beside {area.name}",
        list(others),
        list(others)[:3],
        key="with",
        most=_MOST - 1,
        width=_WIDE,
    )
    chosen = tuple(others[name] for name in picked)
    return (HowMany.FEW if chosen else HowMany.ONE), (area, *chosen)


def _than(area: Area, whole: Area, family: Sequence[Area], form: Form) -> str:
    """A whole in words: over time one area is judged, against the rest of what it lies in."""
    if form in _ONE_JUDGED:
        return f"the rest of {whole.name}" if area.parent == whole.code else whole.name
    return among.than(whole, family)


def _against(
    area: Area,
    whole: Area,
    family: Sequence[Area],
    which: HowMany,
    *,
    form: Form,
    has_aim: bool,
) -> dict[str, str]:
    """What figures may be held against: a whole, areas picked or like it, an aim, the past.

    Areas like it are offered where none are known too: the page then says so, and why.
    """
    options = {sentence_case(_than(area, whole, family, form)): PARENT}
    if form in _ONE_JUDGED and whole.code == area.code:  # nothing is held against itself
        options = {"A year ago": YEAR}
    further = [x for x in sources.catalogue().ancestors(whole.code) if _is_shown(x)]
    options |= {each.name: each.code for each in further}
    if which is HowMany.FEW:
        options["The areas picked, together"] = CHOSEN
    options["Areas like it, together"] = ALIKE
    if has_aim:
        options[f"The aim of {area.name}"] = AIM
    return options | {"A year ago": YEAR}
