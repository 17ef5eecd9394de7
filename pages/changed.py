"""What has changed here since last quarter, or a year ago? Only what is more than chance."""

from khi import ui
from khi.ui import changed

ui.enter(__file__)

if not ui.has_figures() or not changed.has_areas():
    ui.nothing_yet(changed.TITLE, "what has changed by more than chance")
else:
    top = ui.top()
    with ui.controls():
        view = changed.choose()
    found = changed.find(view)
    with top:
        changed.head(view, found)
    ui.in_short(__file__, easy=view.easy, found=changed.in_short(found))
    changed.show(view, found)
    ui.end(figures=found.rows, name=f"changed {view.area.name} {view.quarter.id}")
