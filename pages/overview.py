"""How are people here? Strengths first, then what lies behind them."""

from khi import ui, wording
from khi.ui.in_time import noting
from khi.ui.one_area import behind_headlines, overview, overview_rows
from khi.ui.voices import pinned, stories
from khi.wording import in_short

ui.enter(__file__)

if not ui.has_figures():
    ui.nothing_yet("How are people here?", "how people are, what is strong, and what has changed")
elif not overview.has_answers():
    overview.nothing_asked()
else:
    view = overview.asked()
    found = overview.headlines(view)
    with ui.top():
        ui.head(
            f"Area overview · survey of {view.quarter.months}",
            view.area.name,
            overview.verdict(found, view),
        )
        ui.in_short(__file__, easy=view.easy, found=in_short.of_headlines(overview.pairs(found)))
        ui.big_numbers(overview.big_numbers(found, view))
    pinned.pinned(view.area)
    controls = ui.controls()
    ui.section(
        wording.strengths(overview.pairs(found), parent=view.parent_name),
        wording.strengths_order(overview.pairs(found), parent=view.parent_name),
    )
    card = overview_rows.rows(found, view)
    ui.breathe()
    with controls:
        overview.choose(view)
    with card:
        overview_rows.offer(found, view)

    asked = overview.also_asked(view)
    overview_rows.also(asked, view)
    ui.section("What lies behind the numbers", "The spread first, then who is doing less well.")
    with ui.choices():
        within = behind_headlines.choose(view)
    left, right = ui.pair("within")
    with left:
        ui.show(behind_headlines.spread(view, within))
    with right:
        ui.show(behind_headlines.groups(view, within))

    ui.section("What support does, and what happened", "Help and harm are both shown, always.")
    left, right = ui.pair("beside")
    with left:
        ui.show(behind_headlines.effects(view))
    with right:
        noting.happened(view.area)
        stories.beside(view.area, [each.indicator.id for each in found])
    shown = overview.published([*found, *asked])
    ui.end(figures=shown, name=f"overview {view.area.name} {view.quarter.id}")
