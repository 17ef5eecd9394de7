"""Names and figures of a chart stand clear of each other on the narrowest phone there is."""

import re
from functools import cache
from itertools import pairwise

import pytest
from charts_drawn import tracks
from hypothesis import given
from hypothesis import strategies as st
from published_rows import PARENT, SHARE, quarters, row, rows, shown

from khi import catalogue, theme
from khi.charts import compare, timeline
from khi.charts import progress as stages
from khi.charts.fairness.places import gap_by_area
from khi.charts.lettering import NARROWEST, broken, wide
from khi.charts.rows import LINE
from khi.charts.then_and_now import then_and_now

# Measured with the browser's own ``measureText`` in Chromium, Source Sans, at 15 pixels.
MEASURED = {
    "Harrowmoss Vale": 108.78,
    "Saddlemarsh": 83.08,
    "Northumberland": 105.72,
    "No clear change": 100.06,
    "2023/24": 49.98,
    "23/24": 35.06,
}
KNOWN = catalogue.load()
NAMES = sorted({each.name for each in KNOWN.areas.values() if each.kind == "council"})
NAMES += ["Harrowmoss Vale", "Saddlemarsh"]


@pytest.mark.parametrize(("words", "pixels"), MEASURED.items())
def test_words_are_measured_as_a_browser_sets_them_and_never_narrower(words, pixels):
    assert pixels <= wide(words, 15) <= 1.04 * pixels


@given(st.lists(st.from_regex(r"[A-Za-z,]{1,14}", fullmatch=True), min_size=1, max_size=9),
       st.integers(30, 300))  # fmt: skip
def test_broken_words_are_whole_and_every_line_that_can_fit_does(words, room):
    lines = broken(" ".join(words), room, 15)
    assert " ".join(lines).split() == words
    assert all(wide(line, 15) <= room or " " not in line for line in lines)


def test_no_word_is_left_alone_where_the_lines_could_be_even():
    name = "Bournemouth, Christchurch and Poole"
    assert broken(name, 238, 15) == ["Bournemouth,", "Christchurch and Poole"]
    assert broken("Invest in volunteers and local start-ups", 254, 15, bold=True) == [
        "Invest in volunteers", "and local start-ups"
    ]  # fmt: skip


def boxes(figure):
    """Where each line of words stands: its middle down, and its left and right, in pixels.

    Only words placed by the edges of the figure: those at a figure's own scale are measured in a
    browser.
    """
    layout = figure.layout.to_plotly_json()  # its own notes are asked slowly, and there are 500
    left, right = layout["margin"]["l"], layout["margin"]["r"]
    for note in layout["annotations"]:
        if note["xref"] != "paper":
            continue
        at = left + note["x"] * (NARROWEST - left - right) + note.get("xshift", 0)
        pad, anchor = note.get("borderpad"), note["xanchor"]
        at += 0 if anchor == "center" else pad if anchor == "left" else -pad
        for place, line in enumerate(note["text"].split("<br>")):
            across = line_width(line, note["font"]["size"])
            back = {"left": 0, "right": across, "center": across / 2}[anchor]
            yield note["y"] + LINE * place, at - back, at - back + across


@cache
def line_width(line, size):
    """A line of Plotly's text: bold where any of it is, and in the size of its own words."""
    words = re.sub("<[^>]+>", "", line).replace("&nbsp;", " ")
    own = re.match(r'<span style="[^"]*font-size:(\d+)px">[^<]*</span>$', line)
    return wide(words, int(own[1]) if own else size, bold="<b>" in line)


def clashes(figure):
    """Pairs of lines that lie over each other, and lines that leave the figure."""
    found = sorted(boxes(figure))
    over = [
        (one, other)
        for place, one in enumerate(found)
        for other in found[place + 1 : place + 9]
        if other[0] - one[0] < LINE - 4 and one[1] < other[2] and other[1] < one[2]
    ]
    return over + [each for each in found if each[1] < 0 or each[2] > NARROWEST + 1]


def places(value=0.33, **given):
    each = [shown(value, area=name, difference=0.1, **given) for name in NAMES]
    frame = rows(*each)
    return frame.assign(name=frame["area"])


@pytest.mark.parametrize("ranked", [False, True], ids=["a to z", "by result"])
@pytest.mark.parametrize("value", [0.33, 0.925])
@pytest.mark.parametrize("verdict", ["similar", "better", ""])
def test_no_council_is_clipped_by_its_figure_beside_the_others(verdict, value, ranked):
    areas = places(value, verdict=verdict)
    if ranked:
        areas = areas.assign(places="112th to 145th of 153", together=0)
        areas["size"] = 0
    figure = compare.area_dots(
        areas, rows(), indicator=SHARE, parent=PARENT, mine="Harrowmoss Vale", palette=theme.LIGHT
    )
    assert clashes(figure) == []


@pytest.mark.parametrize("verdict", ["similar", "better", "worse", ""])
def test_no_council_is_clipped_by_its_figure_then_and_now(verdict):
    areas = places(change=0.1, change_verdict=verdict).assign(then=0.4)
    figure = then_and_now(areas, indicator=SHARE, mine="Saddlemarsh", palette=theme.LIGHT)
    assert clashes(figure) == []


@pytest.mark.parametrize("verdict", ["similar", "worse"])
def test_no_council_is_clipped_by_its_gap_or_its_places(verdict):
    areas = places().assign(gap=0.23, gap_lower=0.1, gap_upper=0.3, gap_verdict=verdict,
                            sure=True, place_low=112, place_high=145)  # fmt: skip
    figure = gap_by_area(areas, indicator=SHARE, mine="Saddlemarsh", palette=theme.LIGHT)
    assert clashes(figure) == []


def test_a_name_that_has_room_shares_a_line_with_its_figure():
    """A row is one line high wherever it can be; the figure moves down only where it must."""
    short, long = (
        then_and_now(
            rows(shown(0.33, area=name)).assign(name=name, then=0.4),
            indicator=SHARE, mine="", palette=theme.LIGHT,
        ).layout.height
        for name in ("Saddlemarsh", "Northumberland and")
    )  # fmt: skip
    assert long - short == LINE


def test_a_name_without_a_figure_has_the_whole_line():
    held = rows(row(area="Harrowmoss Vale", absence="too few answers"))
    figure = compare.area_dots(
        held.assign(name=held["area"]), rows(), indicator=SHARE, parent=PARENT, mine="",
        palette=theme.LIGHT,
    )  # fmt: skip
    assert "Harrowmoss Vale" in [note.text for note in figure.layout.annotations]


@pytest.mark.parametrize("easy", [False, True], ids=["plain", "easy"])
@pytest.mark.parametrize("framework", KNOWN.frameworks.values(), ids=lambda each: each.id)
def test_no_action_is_cut_off_at_the_edge(framework, easy):
    columns = ["area", "action", "voice", "quarter", "stage", "few"]
    none = rows().reindex(columns=columns)
    figure = stages.stages_now(none, framework, palette=theme.LIGHT, easy=easy)
    assert clashes(figure) == []
    for group in framework.groups:
        strips = stages.moves(none, framework, group, palette=theme.LIGHT, easy=easy)
        assert clashes(strips) == []


def test_years_under_two_tracks_stand_clear_of_each_other_on_a_phone():
    """Three and a half years, with long numbers at both sides: 149 pixels in a browser."""
    system = quarters(*(3646 + step for step in range(14)), indicator="sys01", first="2023-Q1")
    figure = tracks(system=system, people=quarters(*[0.925] * 14, first="2023-Q1"))
    years = [note for note in figure.layout.annotations if re.match(r"\d\d(\d\d)?/", note.text)]
    low, high = figure.layout.xaxis.range
    margin = figure.layout.margin
    beside = wide("6,000", theme.SMALL) + 16
    pixels = (NARROWEST - beside - margin.r) / (high - low)
    spans = []
    for note in sorted(years, key=lambda each: each.x):
        half = wide(note.text, theme.SMALL) / 2
        middle = (note.x - low) * pixels + (note.xshift or 0)
        spans.append((middle - half, middle + half))
    assert len(spans) >= 3
    assert all(one[1] + 8 <= other[0] for one, other in pairwise(spans))


def test_the_first_year_is_written_out_and_the_others_in_short():
    labels = timeline.year_labels((8092, 8106))
    assert [labels[x] for x in sorted(labels)] == ["2023/24", "24/25", "25/26"]
