"""How do areas compare? One indicator in every area of a whole, each against the rest of it.

There is no league table: areas stand A to Z until the reader asks otherwise, and then those whose
places overlap stand together, each with the places it may really have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from khi import wording
from khi.charts import compare as charts
from khi.model import EVERYONE, Absence, Area, Indicator, Period, clock
from khi.publication import comparing
from khi.publication.comparing import in_order
from khi.ui.compare import among, naming
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import badges, states
from khi.ui.pieces.card import Card
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup
from khi.ui.pieces.style import palette
from khi.wording import by_chance, not_compared
from khi.wording import compare as said
from khi.wording import compare_order as order
from khi.wording import in_short as short
from khi.wording.easy_lines import Line
from khi.wording.findings import Row

TITLE = "How do areas compare, and who could we learn from?"
_ORDERS = {"A to Z": "name", "By result": "result"}


@dataclass(frozen=True)
class View:
    """What the reader is looking at: an area, and every area of the same whole."""

    area: Area
    whole: Area
    family: tuple[Area, ...]
    quarter: Period
    indicator: Indicator
    order: str
    easy: bool

    @cached_property
    def key(self) -> tuple[str, ...]:
        """What everything that is shown depends on."""
        codes = (self.area.code, self.whole.code, *(each.code for each in self.family))
        return (*codes, self.quarter.id, self.indicator.id, self.order, str(self.easy))

    @property
    def is_wide(self) -> bool:
        """Whether areas are held against all of a country, not the rest of what they lie in."""
        return among.is_wide(self.whole, self.family)

    @property
    def than(self) -> str:
        """What areas are held against, in words."""
        return among.than(self.whole, self.family)

    @property
    def names(self) -> dict[str, str]:
        """The name of each area by its code."""
        return {each.code: each.name for each in self.family}


@dataclass(frozen=True)
class Found:
    """What there is to show: a row for each area, in the reader's order, and one for the whole.

    ``silent`` are the areas for which nothing was ever added; ``key`` is the view it was found for.
    """

    key: tuple[str, ...]
    areas: pd.DataFrame
    around: pd.DataFrame
    silent: tuple[Area, ...]


def has_areas() -> bool:
    """Whether any area has a quarter to show."""
    return bool(_areas())


def choose() -> View | None:
    """Ask for area, indicator, among whom, period and order; None where nothing is by period."""
    area = selection.area(_areas())
    known = [*sources.personal(area), *sources.system(area)]
    indicator = selection.indicator("Indicator", known, key="indicator") if known else None
    if indicator is None:
        return None
    selection.fold("More choices: among whom, when, in what order")
    whole, family = among.family(area)
    period = among.period(area, [indicator], family)
    if period is None:
        return None
    order = selection.switch("Order", _ORDERS, key="order")
    return View(area, whole, family, period, indicator, order, selection.easy_read())


def _areas() -> list[Area]:
    """The areas with something to show that lie beside others, or hold others."""
    return sources.kept(
        ("areas with company",), lambda: [x for x in sources.areas() if _has_company(x)]
    )


def _has_company(area: Area) -> bool:
    return bool(area.parent) or bool(sources.catalogue().children(area.code))


@once
def find(view: View) -> Found:
    """A row for each area that has ever sent anything: its figure, or why there is none."""
    shown = {each.code for each in sources.areas()}
    family = [each for each in view.family if each.code in shown]
    rows = sources.figures(
        indicators=[view.indicator.id],
        areas=[*(each.code for each in family), view.whole.code],
        periods=[view.quarter.id],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    around = rows[rows["area"].eq(view.whole.code)]
    if view.is_wide:
        shown = set(rows["area"])
        family = [each for each in family if each.code in shown]
    judged = comparing.against(_each(rows, family), around, view.indicator, every=view.is_wide)
    clear = comparing.among_all(judged)
    areas = order.with_places(in_order(clear, view.indicator, by=view.order))
    silent = tuple(each for each in view.family if each.code not in shown)
    return Found(view.key, areas, around, silent)


def _each(rows: pd.DataFrame, family: list[Area]) -> pd.DataFrame:
    """A row for each area, A to Z. One without a row has nothing recorded."""
    named = pd.DataFrame({"area": [x.code for x in family], "name": [x.name for x in family]})
    whole = named.merge(rows, on="area", how="left")
    whole["absence"] = whole["absence"].fillna(Absence.NO_DATA.value)
    words = ["verdict", "change_verdict", "source", "rule", "method"]
    filled = whole.fillna(dict.fromkeys(words, ""))
    flags = {name: filled[name].eq(True) for name in ("indicative", "invented")}
    return filled.assign(**flags)


@once
def can_compare(found: Found) -> bool:
    """Whether two areas or more have something recorded."""
    return int(found.areas["absence"].ne(Absence.NO_DATA.value).sum()) > 1


def head(view: View, found: Found) -> None:
    """The top of the page: what is compared, and the finding."""
    family = view.family[: len(found.areas)]
    over = f"Compare · {said.where(family, view.whole.name)} · {view.quarter.months}"
    shell.head(over, TITLE, _finding(view, found))


@once
def _finding(view: View, found: Found) -> str:
    if view.easy:
        return said.easy_areas(found.areas)
    says = said.areas_verdict(found.areas, view.indicator, than=view.than)
    return f"{says} {why_not(view, found)}".rstrip()


@once
def in_short(view: View, found: Found) -> list[str | Line]:
    """What was found, in short words: of this area, and of all of them."""
    own = found.areas[found.areas["area"].eq(view.area.code)]
    name, indicator = view.area.name, view.indicator
    here = [short.of_area(name, row, indicator, than=view.than) for row in own.to_dict("records")]
    return [*chain.from_iterable(here), said.easy_areas(found.areas)]


def why_not(view: View, found: Found) -> str:
    """Why no area is held against another; empty where some are."""
    if not not_compared.nobody_is_compared(found.areas):
        return ""
    around = next(iter(found.around.to_dict("records")), None)
    waits = view.quarter.end + timedelta(days=sources.catalogue().policy.totals_wait_days)
    is_due = view.indicator.reading is None or waits <= clock.today()
    whole = view.whole.name
    return not_compared.why_not(found.areas, whole, around, None if is_due else waits)


def nothing_to_compare(top: DeltaGenerator, view: View) -> None:
    """Where only one area has figures: what would be here, and the way to start."""
    with top:
        shell.head(f"Compare · {view.whole.name} · {view.quarter.months}", TITLE, "")
    states.empty(
        "There is nothing to compare with yet",
        f"This needs two areas of {view.whole.name} with figures for {view.indicator.short},"
        f" {view.quarter.months}. Choose another quarter, or add a survey.",
        page=shell.UPLOAD,
        link="Add a survey",
    )


def nothing_by_quarter() -> None:
    """Where nothing that was added is about a quarter and an area beside others."""
    shell.head("Compare", TITLE, "")
    states.empty(
        "There is nothing to compare yet",
        "Add a survey of two areas, and this page says how they compare.",
        page=shell.UPLOAD,
        link="Add a survey",
    )


def standing(row: Row) -> Markup:
    """How an area compares with the rest: a triangle that points the way its figures lie."""
    verdict = row["verdict"] if wording.is_shown(row) else ""
    if by_chance.is_by_chance(row):
        return badges.by_chance()
    word = said.comparison_word(row) or "Not compared"
    if verdict in ("", "similar"):
        return badge("dot" if verdict else "soon", word, tone="steady" if verdict else "muted")
    tone = {"better": "improving", "worse": "concern"}.get(verdict, "signal")
    return badge("up" if float(row["difference"]) > 0 else "down", word, tone=tone)


@once
def card(view: View, found: Found, first: Sequence[str]) -> Card:
    """Every area, each on the band where its true figure likely lies.

    Where they are too many to name, ``first`` are the codes of those to name before any other.
    """
    areas, indicator, whole = found.areas, view.indicator, view.whole.name
    by_result = "together" in areas
    drawn = comparing.named(areas, mine=view.area.code, first=first, by_result=by_result)
    close = said.areas_sentence(areas, than=view.than) or why_not(view, found)
    among = order.left_out(areas) if by_result else ""
    return Card(
        name="areas",
        title=said.areas_title(areas, than=view.than),
        subtitle=wording.subtitle(indicator, area=view.whole, period=view.quarter.id),
        figure=charts.area_dots(
            drawn, found.around, indicator=indicator, parent=view.whole, mine=view.area.code,
            palette=palette(),
        ),
        key=naming.key(areas, view.area, by_result=by_result),
        alt=said.areas_alt(
            areas, indicator, parent=whole, than=view.than, mine=view.area.code
        ),
        twin=said.compared_table(areas, indicator, than=view.than),
        figures=areas.drop(columns="together", errors="ignore"),
        sentence=said.easy_areas(areas) if view.easy else f"{close} {among}".rstrip(),
        source=f"{said.rule(view.than)} {bases(areas, indicator)} {source(areas)}",
        help=[*_help(view, found), *wording.caveats(indicator)],
    )  # fmt: skip


def bases(areas: pd.DataFrame, indicator: Indicator) -> str:
    """How many people the figures rest on, or what else, for the foot of a chart."""
    if indicator.reading is not None:
        return wording.bases(areas)
    return "As published." if indicator.domain.is_personal else "Counted from records."


def source(areas: pd.DataFrame) -> str:
    """Where the figures came from, of the areas with a source to name."""
    return wording.source(areas[areas["source"].ne("")])


def _how_ordered(view: View, found: Found) -> list[str]:
    """How to read the order that the reader asked for."""
    if view.order != "result":
        return ["A to Z: this is not a league table."]
    return order.how_ordered(found.areas, are_many=naming.is_many(found.areas))


def _help(view: View, found: Found) -> list[str]:
    whole = view.whole.name
    silent = [f"Nothing has been added yet for {len(found.silent)} other areas of {whole}."]
    return [
        "Each point stands on the band where the true figure likely lies.",
        f"Each area is compared with the rest of {whole}, without itself. Official figures, and"
        " areas of the whole country, are compared with all of it.",
        *by_chance.how_clear("areas"),
        "A hollow point rests on few people, so it is not compared.",
        "Hatched: too few answers to show safely. Plain panel: not asked, or nothing recorded.",
        *_how_ordered(view, found),
        *(silent if found.silent else []),
    ]
