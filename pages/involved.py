"""Who chose what we measure, and who was there first? Of every indicator and every file."""

from khi import ui
from khi.ui import involved

ui.enter(__file__)

ui.head(
    "Who was involved",
    "Who chose what we measure?",
    "Every indicator and every file says who chose it, who looked at it again, and who came first.",
)
with ui.controls():
    about = involved.choose()
    easy = ui.easy_read()
ui.in_short(__file__, easy=easy)
involved.record(about)
involved.add(about)
ui.end()
