"""What did people say, and what changed because of it? You said, we did; stories; priorities."""

from khi import ui
from khi.ui import voices
from khi.ui.voices import answering, board, helped, priorities, saying, stories

ui.enter(__file__)

top = ui.top()
with ui.controls():
    view = voices.choose()
    part = voices.part()
    easy = ui.easy_read()
with top:
    board.head(view)
    ui.in_short(__file__, easy=easy, found=board.in_short(view))
    if part == voices.Part.DID:
        ui.big_numbers(board.big_numbers(view))
voices.just_done()

if part == voices.Part.DID:
    board.still_open(view)
    board.closed(view)
    board.search(view)
    board.download(view)
if part == voices.Part.SAY:
    saying.form(view)
    saying.take_back(view)
if part == voices.Part.STORIES:
    stories.show(view)
if part == voices.Part.PRIORITIES:
    priorities.show(view)
    priorities.choose(view)
    priorities.plan(view)
if part == voices.Part.HELPED:
    helped.before_and_after(view)
    helped.claims(view)
    helped.form(view)
if part == voices.Part.ANSWER:
    answering.form(view)
    answering.check_stories(view)
ui.end()
