"""Becoming asset-based: ratings by three voices, what a place has, and who was there first.

================  ==============================================================================
words             what is typed beside a rating: tidied, and naming nobody
rules             when a rating may be given: the three promises, as pure functions
standing          what stands while ratings are given
recording         giving a rating, agreeing one, closing a quarter
forgetting        words taken away from a rating; the stage stays
files             ratings that came in a file, through the same rules
crowds            how many took part, as it may be shown
shown             what pages, exports and reports may ask of ratings
findings          what ratings say: steps, gaps, counts; never an average
assets            what a place has: how fresh, how many for its people, where there is none
involvement       who had a hand in a figure, and whether they were there before the plan
export            all of this as files
kept              values as rows of the store, there and back
================  ==============================================================================
"""

from khi.progress import findings, involvement
from khi.progress.export import export
from khi.progress.files import commit, refusals
from khi.progress.forgetting import forget_words, in_words
from khi.progress.recording import agree, clear_invented, close, framework_of, rate, rate_all
from khi.progress.shown import (
    RATINGS,
    closed,
    given,
    history,
    own,
    rated_areas,
    ratings,
)

__all__ = [
    "RATINGS",
    "agree",
    "clear_invented",
    "close",
    "closed",
    "commit",
    "export",
    "findings",
    "forget_words",
    "framework_of",
    "given",
    "history",
    "in_words",
    "involvement",
    "own",
    "rate",
    "rate_all",
    "rated_areas",
    "ratings",
    "refusals",
]
