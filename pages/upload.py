"""Check the answers before they count: a file in, five steps, and nothing published unasked."""

from khi import ui
from khi.ui import adding, adopting, asking, asking_local, deciding, fetching, publishing

ui.enter(__file__)

top = ui.top()
publishing.published()
adding.choose_file()
draft = adding.checked()
with top:
    adding.introduce(draft)
if draft is None:
    adding.start_from()
    fetching.offer()
else:
    adding.account(draft)
    asking.ask(draft)
    adopting.offer(draft)
    deciding.put_right(draft)
    deciding.matches(draft)
    asking_local.offer(draft)
    room = ui.later()
    publishing.decide(draft)
publishing.history()
ui.end()
if draft is not None:
    with room:
        publishing.look(draft)
