"""Check the answers before they count: a file in, five steps, and nothing published unasked."""

from khi import ui
from khi.ui.uploading import (
    adding,
    adopting,
    asking,
    correcting,
    deciding,
    erasing,
    fetching,
    history,
    own_questions,
    publishing,
    refusing,
    remembered_forms,
    survey_asked,
)

ui.enter(__file__)

top = ui.top()
with ui.controls():
    easy = ui.easy_read()
short = ui.later("short")
history.done()
adding.choose_file()
draft = adding.checked()
with top:
    adding.introduce(draft, easy=easy)
with short:
    ui.in_short(__file__, easy=easy, found=adding.in_short(draft))
if draft is None:
    adding.start_from()
    fetching.offer()
elif told := adding.refused(draft):
    refusing.refuse(draft, told)
else:
    remembered_forms.used(draft)
    adding.account(draft)
    asking.ask(draft)
    adopting.offer(draft)
    correcting.put_right(draft)
    deciding.matches(draft)
    own_questions.ask(draft)
    survey_asked.ask(draft)
    room = ui.later()
    publishing.decide(draft)
    remembered_forms.offer(draft)
history.show()
erasing.offer()
remembered_forms.listed()
ui.end()
if draft is not None and not told:
    with room:
        publishing.look(draft)
