"""How far have we come? One action at a time, in one voice, with nobody else's to look at."""

from khi import ui
from khi.ui.progress import agreeing, forgetting, rating
from khi.ui.progress.seat import choose

ui.enter(__file__)

top = ui.top()
with ui.controls():
    seat = choose()
with top:
    rating.head(seat)
ui.in_short(__file__, easy=seat.easy)
rating.rate(seat)
rating.standing(seat)
agreeing.agree(seat)
forgetting.offer(seat)
ui.end()
