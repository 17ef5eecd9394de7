"""One indicator: side by side, the spread, a map, a funnel; and one area's control chart."""

import numpy as np
import pandas as pd

from khi import wording
from khi.charts import compare as dots
from khi.charts.boundaries import boundaries
from khi.charts.classes import ranges
from khi.charts.funnel import funnel
from khi.charts.tile_names import columns
from khi.charts.tiles import FEW, named, tiles
from khi.model import Area, Indicator
from khi.model.estimate import Numbers
from khi.publication import comparing
from khi.ui import compare
from khi.ui.compare import naming, spread
from khi.ui.explore.against import benchmark_row, held_against
from khi.ui.explore.view import PARENT, View
from khi.ui.frame import selection
from khi.ui.frame.made_once import once
from khi.ui.given import deployer, sources
from khi.ui.in_time import track, tracks
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, div, joined, tag
from khi.ui.pieces.style import palette
from khi.wording import compare as said
from khi.wording import explore as words
from khi.wording.by_chance import how_clear

_TILES_ACROSS = {True: 0.9, False: 0.62}


@once
def found(view: View, *, every: bool = False) -> pd.DataFrame:
    """A row for each area to draw, or for every area, held against what the reader chose.

    What stands apart does so among every area of the whole, whichever of them are drawn.
    """
    plain = compare.find(compared(view)).areas
    alone = plain.assign(indicator=view.indicator.id, verdict=plain["alone"])
    clear = comparing.among_all(held_against(alone, view))
    drawn = clear[every | clear["area"].isin([each.code for each in view.areas])]
    return drawn.sort_values("name", ignore_index=True)


def compared(view: View) -> compare.View:
    """The same choice as the page Compare knows it."""
    return compare.View(
        view.area, view.whole, view.family, view.quarter, view.indicator, "name", view.easy
    )


def stand_in(view: View) -> Area:
    """What areas are held against, as something that has a name."""
    return view.whole.model_copy(update={"name": wording.sentence_case(view.against_name)})


@once
def side_by_side(view: View) -> Card:
    """A point on its likely range for each area, A to Z."""
    areas, indicator = found(view), view.indicator
    drawn = comparing.named(areas, mine=view.area.code, first=first(view), by_result=False)
    beside = benchmark_row(view, indicator)
    to_whole = view.against == PARENT
    rest = _than(view)
    return Card(
        name="areas",
        title=said.areas_title(areas, than=rest) if to_whole else words.against_title(areas, rest),
        subtitle=wording.subtitle(indicator, area=view.whole, period=view.quarter.id),
        figure=dots.area_dots(
            drawn, beside, indicator=indicator, parent=stand_in(view), mine=view.area.code,
            palette=palette(),
        ),
        key=naming.key(areas, view.area),
        alt=said.areas_alt(
            areas, indicator, parent=view.whole.name, than=rest, mine=view.area.code
        ),
        twin=said.compared_table(areas, indicator).rename(
            columns={"Compared with the rest": f"Compared with {rest}"}
        ),
        figures=areas,
        sentence=words.against_sentence(areas, rest),
        source=_source(areas, view),
        help=[
            "Each point stands on the band where the true figure likely lies.",
            f"Each area is compared with {rest}, allowing for chance in both.",
            *how_clear("areas"),
            "Hatched: too few answers to show safely. Plain panel: not asked, or nothing recorded.",
            *wording.caveats(indicator),
        ],
    )  # fmt: skip


def first(view: View) -> list[str]:
    """The codes of the areas that a picture names before any other."""
    return naming.to_name(view.area, view.family)


def _source(areas: pd.DataFrame, view: View) -> str:
    """Bases and where the figures came from."""
    sent = areas[areas["source"].ne("")]
    people = view.indicator.reading is not None
    based = wording.bases(areas) if people else "Counted from records."
    return f"{based} {wording.source(sent)}"


def walk(view: View) -> Card:
    """The spread of all the areas, walked through with the arrow keys."""
    areas = found(view, every=True)
    return spread.walk(
        spread.Spread(
            view.key, areas, benchmark_row(view, view.indicator), view.indicator, view.area,
            view.whole, wording.sentence_case(view.against_name), view.quarter.id,
            _source(areas, view), _than(view),
        )
    )  # fmt: skip


def _than(view: View) -> str:
    """What areas are held against, in words."""
    return compared(view).than if view.against == PARENT else view.against_name


def on_a_map(view: View) -> Card:
    """Tiles about where the areas lie; real shapes where the deployer gave boundaries."""
    return _mapped(view, deployer.boundaries_changed())


@once
def _mapped(view: View, changed: str) -> Card:
    """The map, and when the boundaries it may use were last changed."""
    areas, indicator = found(view), view.indicator
    shapes = deployer.boundaries()
    known = areas["area"].isin(list(shapes)).all()
    if known:
        figure = boundaries(areas, shapes, mine=view.area.code, palette=palette())
        drawn = "Areas have their real shapes, so a large area catches the eye more than it should."
    else:
        few = len(areas) <= FEW
        wide = columns(list(areas["name"]), _TILES_ACROSS[few], narrow=few)
        placed = comparing.tiled(areas, sources.catalogue(), wide=wide)
        figure = tiles(placed, indicator=indicator, mine=view.area.code, palette=palette())
        drawn = (
            "Each area is one tile of the same size, about where it lies. Tiles that touch need not"
            " be neighbours."
        )
    return Card(
        name="map",
        title=words.map_title(areas, indicator),
        subtitle=wording.subtitle(indicator, area=view.whole, period=view.quarter.id),
        figure=figure,
        alt=words.map_alt(areas, indicator, mine=view.area.code),
        twin=said.compared_table(areas, indicator),
        figures=areas,
        sentence=f"The thick edge is {view.area.name}. Two areas of one shade may still differ.",
        source=_source(areas, view),
        help=[
            drawn,
            "Darker is a higher figure. Each shade holds about a fifth of the areas.",
            "Hatched: too few answers to show safely. Empty: not asked, or nothing recorded.",
            "A map says nothing of chance: look side by side for that.",
            *wording.caveats(indicator),
        ],
        key=joined((Markup() if known else _names(placed), _shades(areas, view))),
    )


def _names(placed: pd.DataFrame) -> Markup:
    """What the letters in the tiles stand for, on a screen that has no room for names in them."""
    _, written = named(placed)
    if written.since == 0:
        return Markup()
    pairs = sorted(zip(written.letters, placed["name"], strict=True))
    lines = (tag("li", tag("b", letters), f" {name}") for letters, name in pairs)
    fold = f"Which tile is which: {len(pairs)} names"
    listed = tag("ul", *lines, class_="khi-letters khi-later")
    until = f"khi-until-{written.since}" if written.since else None
    return div(f"khi-tile-key {until or ''}".strip(), selection.folded(fold), listed)


def _shades(areas: pd.DataFrame, view: View) -> Markup:
    """What each shade stands for, and the two that are not figures."""
    look = "border-radius:2px;border:1px solid var(--control)"
    shades = palette().sequential
    marks = [
        (f"background:{shades[place]};{look}", _range(low, high, view))
        for place, low, high in ranges(areas)
    ]
    hatch = "background:repeating-linear-gradient(135deg,var(--panel) 0 3px,var(--control) 3px 4px)"
    marks.append((f"{hatch};{look}", "Too few answers to show"))
    marks.append((f"background:var(--card);{look}", "Nothing to show"))
    keys = (tag("span", tag("i", style=style, aria_hidden="true"), says) for style, says in marks)
    return div("khi-keys", *keys)


def _range(low: float, high: float, view: View) -> str:
    ends = [wording.number(each, view.indicator) for each in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


@once
def in_a_funnel(view: View) -> Card:
    """Each area by how many people it rests on, and how far chance alone would carry it."""
    indicator = view.indicator
    areas, curve, across, adjusted = comparing.in_a_funnel(found(view), indicator)
    return Card(
        name="funnel",
        title=words.funnel_title(areas, adjusted=adjusted),
        subtitle=wording.subtitle(indicator, area=view.whole, period=view.quarter.id),
        figure=funnel(
            areas, curve, across, indicator=indicator,
            mine=view.area.code, palette=palette(),
        ),
        alt=words.funnel_alt(areas, indicator, adjusted=adjusted),
        twin=words.funnel_table(areas, indicator),
        figures=areas,
        sentence=words.funnel_sentence(areas, adjusted=adjusted),
        source=_source(areas, view),
        help=[
            "An area that asked few people may lie far from the average by chance alone.",
            "Dashed: 95 in 100 areas would lie inside by chance. Solid: 998 in 1,000.",
            "Where areas differ more than chance makes them, both are widened (Spiegelhalter).",
            "Worked out from the rounded figures that are shown.",
            *wording.caveats(indicator),
        ],
        key=_lines(curve[0].value, indicator),
    )  # fmt: skip


def _lines(average: Numbers, indicator: Indicator) -> Markup:
    """What each line of a funnel stands for; nothing where no limits are drawn."""
    known = average[np.isfinite(average)]
    if not known.size:
        return Markup()
    ink, steady = palette().ink, palette().steady
    lines = {
        f"solid {ink}": f"Average {wording.number(float(known.mean()), indicator)}",
        f"dashed {steady}": "95 in 100 areas would lie inside",
        f"solid {steady}": "998 in 1,000 would lie inside",
    }
    look = "width:28px;height:0;border-radius:0;background:none;border-top:2px"
    keys = (
        tag("span", tag("i", style=f"{look} {line}", aria_hidden="true"), says)
        for line, says in lines.items()
    )
    return div("khi-keys", *keys)


def control(view: View) -> Card:
    """One area, period by period, judged for more than chance."""
    own = track.track(view.indicator, view.area)
    beside = track.View(view.area, own, own, sources.notes(view.area), view.easy)
    return tracks.control(own, beside, name="run")
