"""Can everybody use this? What is promised, what was checked, what is not right yet."""

from khi import ui
from khi.ui import accessibility

ui.enter(__file__)

top = ui.top()
with ui.controls():
    easy = accessibility.choose()
with top:
    accessibility.head(easy=easy)
accessibility.show(easy=easy)
ui.end()
