"""Are we becoming asset-based? One area's ladder, how it moved and why, and who to learn from."""

from khi.ui.progress.changed import changed
from khi.ui.progress.network import network
from khi.ui.progress.outcomes import outcomes
from khi.ui.progress.pictures import counts, moved, now
from khi.ui.progress.view import (
    big_numbers,
    choose,
    figures,
    has_ratings,
    head,
    invite,
    nothing_rated,
)

__all__ = [
    "big_numbers",
    "changed",
    "choose",
    "counts",
    "figures",
    "has_ratings",
    "head",
    "invite",
    "moved",
    "network",
    "nothing_rated",
    "now",
    "outcomes",
]
