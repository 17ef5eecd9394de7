"""Check the answers before they count: a file in, five steps, and nothing published unasked."""

from khi import ui
from khi.ui import adding, deciding, publishing

top = ui.top()
publishing.published()
adding.choose_file()
draft = adding.checked()
with top:
    adding.introduce(draft)
if draft is not None:
    adding.account(draft)
    adding.ask(draft)
    deciding.put_right(draft)
    deciding.matches(draft)
    publishing.look(draft)
    publishing.decide(draft)
publishing.history()
ui.end()
