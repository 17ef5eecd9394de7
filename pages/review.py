"""What do these figures mean to us? The quarterly review: people first, then officers."""

from khi import ui
from khi.ui import voices
from khi.ui.voices import review

ui.enter(__file__)

if not ui.has_figures():
    ui.nothing_yet(review.TITLE, "what to talk about, with room for what people think it means")
else:
    top = ui.top()
    with ui.controls():
        room = review.choose()
        easy = ui.easy_read()
    with top:
        review.head(room)
    voices.just_done()
    ui.in_short(__file__, easy=easy, found=review.in_short(room))
    review.carried(room)
    review.begin(room)
    review.charts(room)
    review.next_time(room)
    review.printing()
    ui.end()
