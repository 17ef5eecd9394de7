"""Areas by result: two that stand under different headings share no place they may have."""

import itertools

from hypothesis import given
from hypothesis import strategies as some
from published_rows import SHARE, rows, shown

from khi.publication.comparing.in_order import in_order

AREA = some.tuples(some.floats(0.1, 0.9), some.floats(0.005, 0.09), some.floats(0.005, 0.09))


def ordered(figures):
    """Areas with these values and reaches of their likely ranges, by result."""
    areas = [
        shown(value, lower=value - below, upper=value + above, area=f"X{at}")
        for at, (value, below, above) in enumerate(figures)
    ]
    return in_order(rows(*areas), SHARE, by="result")


@given(some.lists(AREA, min_size=2, max_size=9))
def test_areas_under_different_headings_can_always_be_told_apart(figures):
    ranked = ordered(figures)
    pairs = itertools.combinations(ranked.itertuples(), 2)
    for above, below in ((x, y) for x, y in pairs if x.together != y.together):
        assert above.place_high < below.place_low
