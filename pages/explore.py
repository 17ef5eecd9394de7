"""Look for yourself: any outcomes, any areas, now or over time. Something is always drawn."""

from khi import ui
from khi.ui.explore import page as explore

ui.enter(__file__)

if not ui.has_figures() or not explore.has_areas():
    ui.nothing_yet(explore.TITLE, "any outcome of any areas, in pictures and tables")
else:
    top = ui.top()
    with ui.controls():
        view = explore.choose()
    with top:
        explore.head(view)
    ui.in_short(__file__, easy=view.easy, found=explore.in_short(view))
    explore.start(view)
    explore.show(view)
    explore.like(view)
    ui.end(figures=explore.published(view), name=f"explore {view.area.name} {view.quarter.id}")
