"""What is the system doing, and what are people telling us? Two tracks, one time axis."""

from khi import ui
from khi.ui.in_time import aiming, noting, track, tracks

ui.enter(__file__)
ASKS = "What is the system doing, and what are people telling us?"

if not ui.has_figures():
    ui.nothing_yet(ASKS, "what people say, below what the system does")
elif not track.has_both():
    ui.head("Two tracks", ASKS, "")
    ui.only_one_track()
else:
    top = ui.top()
    with ui.controls():
        view = track.choose()
    with top:
        ui.head(
            f"Two tracks · {view.area.name} · {view.stretch}",
            ASKS,
            tracks.verdict(view),
        )
        ui.in_short(__file__, easy=view.easy, found=track.in_short(view))
        ui.big_numbers(tracks.big_numbers(view))

    ui.section("Side by side", "What the system does, above; what people say, below.")
    ui.show(tracks.together(view))
    noting.add(view.area)

    ui.section(
        "Is each change more than chance?",
        "Every place goes up and down. These charts say when a change stands out.",
    )
    left, right = ui.pair("control")
    with left:
        ui.show(tracks.control(view.system, view, name="system"))
    with right:
        ui.show(tracks.control(view.people, view, name="people"))
    aiming.offer(tracks.own(view), view.area, tracks.quarters(view))
    tracks.show_providers(view)
    ui.end(figures=tracks.published(view), name=f"two tracks {view.area.name}")
