"""Areas held against each other, from what is published: nothing withheld is known here.

=============  ==============================================================================
against        how far areas lie from a whole, from any other figure, from a year ago
among          which stand apart among all that are looked at
in_time        when an area lay apart from what it is held against
in_order       A to Z, or by result with the places each may really have
named          which areas a picture names, where there are too many to name them all
alike          the areas most like one, by what is known of them
learning       who does least well here, and where the same people do better
before_after   what changed across a day
moved          which figures differ from earlier ones by more than chance
widths         how clear a difference is, so that outcomes can be ordered
funnels        how far chance alone would carry an area of its size
profile        where one area stands between the worst and the best
tiles          about where areas lie, one tile each
=============  ==============================================================================
"""

from khi.publication.comparing.against import (
    against,
    against_a_year_ago,
    against_figure,
    figure_of,
    figure_without,
)
from khi.publication.comparing.alike import Alike, most_alike
from khi.publication.comparing.among import among_all
from khi.publication.comparing.before_after import BeforeAfter, before_and_after
from khi.publication.comparing.funnels import Funnel, in_a_funnel
from khi.publication.comparing.in_order import in_order
from khi.publication.comparing.in_time import clearly_apart, each_period
from khi.publication.comparing.learning import clearly_better, least_well_off
from khi.publication.comparing.named import ALL, MOST, named
from khi.publication.comparing.profile import placed
from khi.publication.comparing.tiles import tiled
from khi.publication.comparing.widths import furthest_behind, movement, strength

__all__ = [
    "ALL",
    "MOST",
    "Alike",
    "BeforeAfter",
    "Funnel",
    "against",
    "against_a_year_ago",
    "against_figure",
    "among_all",
    "before_and_after",
    "clearly_apart",
    "clearly_better",
    "each_period",
    "figure_of",
    "figure_without",
    "furthest_behind",
    "in_a_funnel",
    "in_order",
    "least_well_off",
    "most_alike",
    "movement",
    "named",
    "placed",
    "strength",
    "tiled",
]
