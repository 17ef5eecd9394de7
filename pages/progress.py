"""Are we becoming asset-based? Three voices, the gap between them, and what can be seen of it."""

from khi import ui
from khi.ui import progress
from khi.ui.pieces import card

ui.enter(__file__)

if not progress.has_ratings():
    progress.nothing_rated()
else:
    top = ui.top()
    with ui.controls():
        view = progress.choose()
    with top:
        progress.head(view)
        progress.found(view)
        ui.in_short(__file__, easy=view.easy, found=progress.in_short(view))
        ui.big_numbers(progress.big_numbers(view))

    ui.section("Where each voice puts each action", "A gap between voices is drawn, not averaged.")
    card.show(progress.now(view))
    progress.invite()

    ui.section("How many actions stand where", "Counted, quarter by quarter. There is no score.")
    card.show(progress.counts(view))
    progress.moved(view)
    progress.changed(view)
    progress.outcomes(view)
    progress.network(view)
    ui.end(figures=progress.figures(view), name=f"progress {view.area.name} {view.quarter.id}")
