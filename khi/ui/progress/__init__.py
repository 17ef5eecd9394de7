"""Are we becoming asset-based? One area's ladder, how it moved and why, and who to learn from.

================  ==================================================
view, known       what the reader chose; what the pages ask for
pictures          where each action stands, and how each has moved
changed           what changed, and what anybody can see of it
rating, agreeing  give a rating; record what was agreed after a talk
seat              who rates what, and for where
forgetting        words taken away that name somebody
outcomes          the figures an action is meant to move, beside it
network           areas side by side, and who is further on
================  ==================================================
"""

from khi.ui.progress.changed import changed
from khi.ui.progress.network import network
from khi.ui.progress.outcomes import outcomes
from khi.ui.progress.pictures import counts, moved, now
from khi.ui.progress.view import (
    big_numbers,
    choose,
    figures,
    found,
    has_ratings,
    head,
    in_short,
    invite,
    nothing_rated,
)

__all__ = [
    "big_numbers",
    "changed",
    "choose",
    "counts",
    "figures",
    "found",
    "has_ratings",
    "head",
    "in_short",
    "invite",
    "moved",
    "network",
    "nothing_rated",
    "now",
    "outcomes",
]
