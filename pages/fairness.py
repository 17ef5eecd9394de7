"""Who is doing less well, and who is missing? Groups, gaps, and the voices we have not heard."""

from khi import ui
from khi.ui.fairness import (
    everything,
    family,
    groups,
    history,
    ladder,
    places,
    presence,
    together,
    view,
)

ui.enter(__file__)

if not ui.has_figures() or not view.has_answers():
    ui.nothing_yet(groups.TITLE, "which groups do less well, and whom we have not heard")
else:
    top = ui.top()
    with ui.controls():
        chosen = view.choose()
    found = groups.find(chosen)
    going = history.find(chosen, found.least)
    with top:
        groups.head(chosen, found)
        ui.in_short(__file__, easy=chosen.easy, found=groups.in_short(chosen, found))
        numbers = groups.big_numbers(chosen, found, going)
        if numbers:
            ui.big_numbers(numbers)

    ui.section("The least well off first", "Then the others, then everyone who answered.")
    ui.show(groups.card(chosen, found))
    ui.section("Is the gap closing?", "The same gap, round by round, with its likely range.")
    history.show(chosen, going, found.least)
    places.show(chosen, found)
    ladder.show(chosen)
    presence.show(chosen)
    everything.show(chosen)
    together.show(chosen)
    family.show(chosen, found)
    ui.end(figures=found.groups, name=f"fairness {chosen.area.name} {chosen.period.id}")
