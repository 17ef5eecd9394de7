"""What do people and places here bring? How much is listed, how fresh it is, and the gaps."""

from khi import ui
from khi.ui import listed

ui.enter(__file__)

if not listed.has_assets():
    listed.nothing_listed()
else:
    top = ui.top()
    with ui.controls():
        view = listed.choose()
    with top:
        listed.head(view)
        ui.in_short(__file__, easy=view.easy, found=listed.in_short(view))
        ui.big_numbers(listed.big_numbers(view))
    listed.by_neighbourhood(view)
    listed.approaches(view)
    listed.positions(view)
    listed.listed(view)
    ui.end(figures=listed.figures(view), name=f"what we have {view.area.name}")
