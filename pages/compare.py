"""How do areas compare, and who could we learn from? Chance is drawn, and there is no league."""

from khi import ui
from khi.ui import compare
from khi.ui.compare import headlines, learning, numbers, official, over_time, spread, year_ago

ui.enter(__file__)

if not ui.has_figures():
    ui.nothing_yet(compare.TITLE, "how areas compare, allowing for chance")
elif not compare.has_areas():
    compare.nothing_by_quarter()
else:
    top = ui.top()
    with ui.controls():
        view = compare.choose()
    found = compare.find(view) if view else None
    if view is None or found is None:
        with top:
            compare.nothing_by_quarter()
    elif not compare.can_compare(found):
        compare.nothing_to_compare(top, view)
        official.show(view, found)
    else:
        with top:
            compare.head(view, found)
            ui.in_short(__file__, easy=view.easy, found=compare.in_short(view, found))
            ui.big_numbers(numbers.big_numbers(view, found))
        ui.section("Every area, side by side", "This is not a league table: chance is drawn too.")
        first = over_time.to_name(view, found)
        spread.show(view, found)
        ui.show(compare.card(view, found, first))

        official.show(view, found)
        ui.section("The same areas over time", "Your area leads. Pick others to see beside it.")
        with ui.choices():
            picked = over_time.choose(view, found)
        over_time.show(view, picked)
        ui.section("Then and now", "Every area in the same quarter of two years.")
        year_ago.show(view, found, first)
        ui.section("Five parts of life, area by area", "A to Z, so that nobody is ranked.")
        headlines.matrix(view, found, first)
        learning.learn(view, found)
        name = f"compare {view.whole.name} {view.indicator.short} {view.quarter.id}"
        ui.end(figures=found.areas, name=name)
