"""Frame in, figure out: one function for each chart, and nothing fetched or decided here.

Every figure has a fixed height and its container's width, needs no hover, and holds no number for
a figure that is withheld: not in a mark, a label, the range of an axis or the data behind it.

======================================  ============================================================
drawing, canvas, axis, rows, states     what every chart is drawn with
lettering                               how wide words stand
strip, groups, answers, effects         people: where an area stands, who does less well, what helps
tracks, control, limits                 over time: two tracks, and the limits of a series
timeline, series, notes, aims, breaks   what lies along a time axis
compare, then_and_now, areas_over_time  areas beside each other, now and in time
between                                 areas that a picture does not name
beside                                  what areas are held against, over time
spread, funnel, profile                 all areas at once: the spread, chance, a profile
tiles, tile_names, boundaries, classes  areas on a map
fairness                                groups, gaps in time, deprivation, who is missing
progress                                stages drawn as stages, for each voice
======================================  ============================================================
"""

from khi.charts.answers import answer_spread
from khi.charts.axis import span
from khi.charts.control import control_chart
from khi.charts.effects import effects, helps_or_hinders
from khi.charts.groups import in_order, interval_dots
from khi.charts.states import empty, state
from khi.charts.strip import distribution_strip
from khi.charts.tracks import two_tracks

__all__ = [
    "answer_spread",
    "control_chart",
    "distribution_strip",
    "effects",
    "empty",
    "helps_or_hinders",
    "in_order",
    "interval_dots",
    "span",
    "state",
    "two_tracks",
]
