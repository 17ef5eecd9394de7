"""Can anybody be found in these figures? How what is withheld stays withheld, in plain words."""

from khi import ui
from khi.ui.explained import methods, privacy

ui.enter(__file__)

top = ui.top()
with ui.controls():
    easy = privacy.choose()
with top:
    privacy.head(easy=easy)
ui.in_short(__file__, easy=easy, found=privacy.in_short())
if not easy:
    privacy.show()
    ui.section("Each rule, by its name", "The rule stands beside each figure that is hidden.")
    methods.policy()
ui.end()
