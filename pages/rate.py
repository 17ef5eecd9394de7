"""How far have we come? One action at a time, in one voice, with nobody else's to look at."""

from khi import ui
from khi.ui.progress import agreeing, rating

ui.enter(__file__)

top = ui.top()
with ui.controls():
    seat = rating.choose()
with top:
    rating.head(seat)
ui.in_short(__file__, easy=seat.easy)
rating.rate(seat)
rating.standing(seat)
agreeing.agree(seat)
ui.end()
