"""Fairness from what is published: who is behind, by how much, and whose voice is missing.

Every function takes PUBLISHED rows and gives a frame. Nothing here can reach a count of people
that is not shown, so nothing here can give one away.

================  ==============================================================================
gaps              each group against everyone else, the best-off, or one group
history           the same gap over time, broken where the groups changed
ladder            the slope across fifths of deprivation
family            every other measure of inequality, and when each misleads
everything        every outcome by every characteristic, allowing for how many were looked at
places            the same people in several areas: their gap, and how they are doing
presence          who answered, against who lives here
indicators        the fairness indicators of the catalogue, and which gap each is about
================  ==============================================================================
"""

from khi.publication.fairness.everything import everything, widest
from khi.publication.fairness.family import family
from khi.publication.fairness.gaps import BEST, REST, least_well_off, with_gaps
from khi.publication.fairness.history import Way, history, way
from khi.publication.fairness.indicators import EQUITY, equity
from khi.publication.fairness.ladder import Ladder, ladder
from khi.publication.fairness.places import STANDINGS, ahead, gap_in_places, level_in_places
from khi.publication.fairness.presence import presence

__all__ = [
    "BEST",
    "EQUITY",
    "REST",
    "STANDINGS",
    "Ladder",
    "Way",
    "ahead",
    "equity",
    "everything",
    "family",
    "gap_in_places",
    "history",
    "ladder",
    "least_well_off",
    "level_in_places",
    "presence",
    "way",
    "widest",
    "with_gaps",
]
