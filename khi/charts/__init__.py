"""Frame in, figure out: one function for each chart, and nothing fetched or decided here.

Every figure has a fixed height and its container's width, needs no hover, and holds no number for
a figure that is withheld: not in a mark, a label, the range of an axis or the data behind it.
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
