"""Being heard: what people say, what is answered, and what is done about it.

================  ==============================================================================
words             what was typed, without what cannot be seen
names             whether it may name a person
kept              nouns as rows of the store, there and back
saying            concerns, recommendations, proposed standards, good practice, stories
answering         replies, promises, checking stories, taking back
measures          how soon it is answered and done, published through the one door
priorities        what a board chose for a year, and what is planned
claims            what may have contributed to a change, and what else it may be
noting            what happened in an area, and when
meetings          the quarterly review: people say what it means before officers do
shown             what pages, exports and reports may ask
================  ==============================================================================
"""

from khi.model.heard import Heard
from khi.voice.answering import NEXT, Step, answer, moderate, withdraw
from khi.voice.claims import Argument, claim
from khi.voice.measures import ANSWERED, SAID_TO_DONE
from khi.voice.meetings import carry, hold, officers_mean, people_mean, reviews
from khi.voice.noting import BODY_LONGEST, EARLIEST, TITLE_LONGEST, Noting, note, take_back_note
from khi.voice.priorities import choose, plan
from khi.voice.saying import THEMES, Proposed, Telling, propose, say
from khi.voice.shown import (
    COLUMNS,
    board,
    choices,
    claims,
    clear_invented,
    export,
    history,
    overdue,
    planned,
    priorities,
    search,
    settle,
    stories,
    table,
    taken_back,
    waiting,
)
from khi.voice.words import quoted, tidied

__all__ = [
    "ANSWERED",
    "BODY_LONGEST",
    "COLUMNS",
    "EARLIEST",
    "NEXT",
    "SAID_TO_DONE",
    "THEMES",
    "TITLE_LONGEST",
    "Argument",
    "Heard",
    "Noting",
    "Proposed",
    "Step",
    "Telling",
    "answer",
    "board",
    "carry",
    "choices",
    "choose",
    "claim",
    "claims",
    "clear_invented",
    "export",
    "history",
    "hold",
    "moderate",
    "note",
    "officers_mean",
    "overdue",
    "people_mean",
    "plan",
    "planned",
    "priorities",
    "propose",
    "quoted",
    "reviews",
    "say",
    "search",
    "settle",
    "stories",
    "table",
    "take_back_note",
    "taken_back",
    "tidied",
    "waiting",
    "withdraw",
]
