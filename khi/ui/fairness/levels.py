"""How the reader's people do in every area: who can be told apart, and who to learn from."""

from collections.abc import Iterator

from khi import wording
from khi.charts.fairness.levels import level_by_area
from khi.model.in_words import lower_first
from khi.ui.compare import ahead
from khi.ui.fairness import elsewhere
from khi.ui.fairness.view import View
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, joined, p
from khi.ui.pieces.numbers import BigNumber
from khi.ui.pieces.style import palette
from khi.wording.fairness import levels as said
from khi.wording.fairness import places
from khi.wording.findings import Row


@once
def card(view: View, group: str, least: str) -> Card | None:
    """Every area on the band where its figure likely lies; ``least`` is the least well off here."""
    if view.breakdown is None:
        return None
    found, here = elsewhere.find(view, group), view.area.name
    people = said.people_of(group, view.breakdown)
    areas, indicator = found.areas, view.indicator
    sentence = said.levels_sentence(areas, here)
    easy = said.easy_levels(areas, here, people)
    return Card(
        name="levels",
        title=said.levels_title(areas, here, people),
        subtitle=f"{wording.sentence_case(people)}. "
        f"{wording.subtitle(indicator, area=found.whole, period=view.period.id)}",
        figure=level_by_area(areas, indicator=indicator, here=view.area, palette=palette()),
        alt=said.levels_alt(areas, indicator, here, people),
        twin=said.levels_table(areas, indicator, here),
        figures=areas.drop(columns="drawn"),
        sentence=easy if view.easy else f"{sentence} {said.silent(found.silent)}".strip(),
        source=f"{wording.bases(areas)} {wording.source(areas[areas['source'].ne('')])}",
        help=_help(view),
        key=_small_print(view, group, least),
    )


def _help(view: View) -> list[str]:
    here = view.area.name
    whole = f" All of {here} holds each of them, so those ranges are a little wide."
    return [
        f"Each area is held against {here}, by the likely range of the difference"
        " for the same people." + (whole if elsewhere.is_whole(view.area) else ""),
        "So many areas are looked at that some would stand apart by chance. We allow for that:"
        " of those said to, at most one in twenty does, on average. “May be chance” in the table:"
        " an area stands apart by itself, but not among so many.",
        "Areas that stand alike are A to Z. This is not a league table.",
        "A hollow point rests on few people, so it is not compared.",
        "Hatched: we hold the figure back to keep answers private. Plain panel: not asked, or"
        " nothing recorded.",
        *wording.caveats(view.indicator),
    ]


def _small_print(view: View, group: str, least: str) -> Markup:
    """Which of many areas are named, and who does least well here, where that is somebody else."""
    areas = elsewhere.find(view, group).areas
    lines = []
    if not areas["drawn"].all():
        lines.append(said.who_is_named(view.area.name))
    if least and least != group and view.breakdown is not None:
        people = said.people_of(least, view.breakdown)
        lines.append(f"Doing least well in {view.area.name}: {lower_first(people)}.")
    return joined([p("khi-sub", each) for each in lines])


@once
def learn(view: View, group: str) -> list[BigNumber]:
    """Up to three areas that do clearly better for them, those like this one first."""
    rows = elsewhere.find(view, group).ahead.head(ahead.MOST)
    return [_learned(view, row) for row in _records(rows.to_dict("records"))]


def _records(rows: list[dict[object, object]]) -> Iterator[Row]:
    for row in rows:
        yield {str(name): value for name, value in row.items()}


def _learned(view: View, row: Row) -> BigNumber:
    return ahead.card(
        sources.catalogue().area(str(row["area"])), row, here=view.area, indicator=view.indicator,
        easy=view.easy, before=places.alike(bool(row["alike"]), view.area.name),
    )  # fmt: skip
