"""Can everybody use this? What is promised, what was checked, what is not right yet."""

from khi import ui
from khi.ui.explained import accessibility

ui.enter(__file__)

top = ui.top()
with ui.controls():
    easy = accessibility.choose()
with top:
    accessibility.head(easy=easy)
ui.in_short(__file__, easy=easy, found=accessibility.in_short())
if not easy:
    accessibility.show()
ui.end()
