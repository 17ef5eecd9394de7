"""Get a form: which questions, where and when, and the form in the shape that suits people."""

from khi import ui
from khi.ui import templates

ui.enter(__file__)

templates.introduce()
with ui.controls():
    easy = ui.easy_read()
ui.in_short(__file__, easy=easy)
chosen = templates.choose()
if chosen.questions:
    templates.offer(chosen)
    templates.look(chosen)
else:
    templates.nothing_chosen()
templates.afterwards()
ui.end()
