"""Every chart says the same in grey: what differs in colour differs in shape, dash or lightness."""

import json
from itertools import combinations

import pytest
from pages_support import opened
from test_theme import contrast

from khi.theme import DARK, LIGHT

pytestmark = pytest.mark.slow

APART = 1.25
"""The least contrast between two shades that an eye beside each other tells apart."""
_SOLID = {None, "", "solid"}


def _each(value, count):
    """One value for each point, where a figure gives one for all."""
    return list(value) if isinstance(value, list) else [value] * count


def looks(trace):
    """How a trace's marks and line look: colour, and everything else that could tell them apart."""
    found, mode = set(), trace.get("mode", "")
    if "markers" in mode:
        marker = trace.get("marker", {})
        edge = marker.get("line", {})
        parts = (marker.get("color"), edge.get("color"), marker.get("symbol"), marker.get("size"))
        count = min([len(each) for each in parts if isinstance(each, list)], default=1)
        for colour, line, symbol, size in zip(*(_each(x, count) for x in parts), strict=True):
            hollow = line is not None and colour in (LIGHT.card, DARK.card)
            found.add(("mark", line if hollow else colour, (symbol, hollow, size)))
    elif "lines" in mode:
        line = trace.get("line", {})
        dash = line.get("dash")
        found.add(("line", line.get("color"), ("" if dash in _SOLID else dash, line.get("width"))))
    elif trace.get("type") == "bar":
        marker = trace.get("marker", {})
        pattern = marker.get("pattern", {}).get("shape", "")
        for colour in _each(marker.get("color"), 1):
            found.add(("bar", colour, pattern))
    return found


def alike_in_grey(spec):
    """Pairs of looks that only their colour tells apart."""
    every = set().union(*(looks(trace) for trace in spec["data"]), set())
    return [
        (one, other)
        for one, other in combinations(sorted(every, key=str), 2)
        if one[0] == other[0] and one[2] == other[2] and _is_close(one[1], other[1])
    ]


def _is_close(one, other):
    known = [isinstance(each, str) and each.startswith("#") for each in (one, other)]
    return all(known) and one != other and contrast(one, other) < APART


def test_it_sees_two_marks_that_only_colour_tells_apart():
    mark = {"mode": "markers", "x": [1], "y": [1]}
    blue, orange = ({"color": each, "symbol": "circle", "size": 9} for each in LIGHT.series[:2])
    same = {"data": [mark | {"marker": blue}, mark | {"marker": blue | {"color": LIGHT.concern}}]}
    assert not alike_in_grey({"data": [mark | {"marker": blue}, mark | {"marker": orange}]})
    close = {"color": LIGHT.improving, "symbol": "circle", "size": 9}
    same["data"][0]["marker"] = close
    assert alike_in_grey(same)
    same["data"][1]["marker"]["symbol"] = "square"
    assert not alike_in_grey(same)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_shades_of_a_map_stand_apart_in_grey_and_in_order(colours):
    steps = list(zip(colours.sequential, colours.sequential[1:], strict=False))
    assert all(contrast(one, other) >= APART for one, other in steps)
    from_card = [contrast(each, colours.card) for each in colours.sequential]
    assert from_card in (sorted(from_card), sorted(from_card, reverse=True))


PAGES = [
    ("overview", {}),
    ("two_tracks", {}),
    ("compare", {}),
    ("compare", {"order": "By result"}),
    ("fairness", {}),
    ("progress", {}),
    ("explore", {"as": "Spread", "among": "Merrowdale"}),
    ("explore", {"as": "Funnel", "among": "Merrowdale"}),
    ("explore", {"which": "Just this one", "indicators": ["Every indicator"]}),
    ("explore", {"which": "Picked", "when": "Over time"}),
]


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("page", "query"), PAGES, ids=str)
def test_no_chart_of_a_page_needs_its_colours(shown, page, query):
    at = opened(page, **query)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    charts = at.get("plotly_chart")
    assert charts
    for chart in charts:
        assert alike_in_grey(json.loads(chart.proto.spec)) == []
