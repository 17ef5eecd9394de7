"""What people said, and what changed because of it: the parts of the page Voices, and the review.

Nothing that anybody said is cached: what is taken back is gone from the next thing drawn.

================  ==============================================================================
desk              where we are, who may do what, and what was just done
board             you said, we did: what is open, what is closed, how soon
cards             one thing that was said, as it stands
saying            the form to say something
answering         the form to answer, and to check stories
stories           what people told, in their words
priorities        what the board chose, and what is planned
helped            before and after a day, and what else it may be
pinned            what the board chose, on the overview
review            the quarterly review
review_charts     its charts, worst gap first
================  ==============================================================================
"""

from khi.ui.voices.desk import Part, View, choose, just_done, part

__all__ = ["Part", "View", "choose", "just_done", "part"]
