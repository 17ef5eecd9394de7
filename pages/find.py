"""Find a measure by the words people use."""

from khi import ui
from khi.ui import find

ui.enter(__file__)

top = ui.top()
with ui.controls():
    asked = find.ask()
    easy = ui.easy_read()
found = find.find(asked)
ui.in_short(__file__, easy=easy, found=find.in_short(asked, found))
with top:
    find.head(asked, found)
if not found:
    find.nothing()
if not asked:
    find.start()
find.show(found, easy=easy)
ui.end()
