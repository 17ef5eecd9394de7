"""A few areas over time: who is who without colour, and nothing of what is withheld."""

import re

import pandas as pd
import pytest
from published_rows import RATE, SHARE, quarters, row, rows, shown

from khi.charts import areas_over_time as charts
from khi.charts.then_and_now import then_and_now
from khi.model import Area
from khi.theme import DARK, DASHES, LIGHT, MARKERS
from khi.wording import compare_time as said

NAMES = [
    "Ashen Fold",
    "Birchholt",
    "Coldharrow",
    "Dunmere",
    "Ember Moor",
    "Fennick",
    "Gorse",
    "Hay",
]
AREAS = [Area(code=name[0], name=name, kind="council", parent="X9") for name in NAMES]


def several(count, *, first=(0.5, 0.52, None, 0.55, 0.6)):
    """So many areas over five quarters; one quarter of the first is withheld."""
    rest = [
        quarters(*(0.3 + place / 20 + step / 50 for step in range(5)), area=AREAS[place].code)
        for place in range(1, count)
    ]
    return pd.concat([quarters(*first, area="A", change_verdict="similar"), *rest])


def drawn(count=3, palette=LIGHT, rows=None, indicator=SHARE):
    frame = several(count) if rows is None else rows
    return charts.areas_over_time(frame, AREAS[:count], indicator=indicator, palette=palette)


def lines(figure):
    return [each for each in figure.data if each.line.width and "lines" in each.mode]


def labels(figure):
    return [note for note in figure.layout.annotations if not re.match(r"\d\d", note.text)]


def test_four_areas_differ_in_colour_marker_and_dash_and_the_rest_are_grey():
    found = lines(drawn(8))
    bright = [each for each in found if each.mode == "lines+markers"]
    assert {each.line.dash for each in bright} == set(DASHES)
    assert {each.marker.symbol for each in bright} == set(MARKERS)
    assert {each.line.color for each in bright} == set(LIGHT.series)
    assert {each.line.color for each in found if each.mode == "lines"} == {LIGHT.control}
    assert len(found) == 8


def test_no_word_of_a_name_is_broken_in_two_and_there_is_room_for_the_longest():
    names = ["Bournemouth, Christchurch and Poole", "West Northamptonshire", "Hay"]
    areas = [Area(code=code, name=name, kind="council", parent="X9") for code, name in
             zip("ABC", names, strict=True)]  # fmt: skip
    figure = charts.areas_over_time(several(3), areas, indicator=SHARE, palette=LIGHT)
    said_lines = [line for note in labels(figure) for line in note.text.split("<br>")]
    for word in ("Bournemouth,", "Christchurch", "Northamptonshire"):
        assert any(line.endswith(word) for line in said_lines)
    assert figure.layout.margin.r > drawn(3).layout.margin.r


def test_my_own_area_is_drawn_last_so_it_lies_on_top():
    assert lines(drawn(4))[-1].line.color == LIGHT.series[0]


@pytest.mark.parametrize("count", [1, 2, 5, 8])
def test_every_line_is_named_where_it_ends_and_no_name_lies_over_another(count):
    figure = drawn(count)
    found = sorted(labels(figure), key=lambda note: -note.y)
    assert len(found) == count
    middles = [(1 - note.y) * figure.layout.height for note in found]
    halves = [17 * len(note.text.split("<br>")) / 2 for note in found]
    for above, below in zip(range(count), range(1, count), strict=False):
        assert middles[below] - middles[above] >= halves[above] + halves[below]
    assert middles[0] - halves[0] >= 0
    assert middles[-1] + halves[-1] <= figure.layout.height


def test_a_line_is_broken_where_a_quarter_is_withheld_and_words_say_whose_and_why():
    mine = lines(drawn())[-1]
    assert mine.y[2] is None
    assert mine.connectgaps is False
    assert said.broken(several(3), AREAS[:3]) == [
        "Ashen Fold: too few answers to show in one quarter"
    ]


def test_a_withheld_quarter_leaves_no_trace():
    def poisoned(number):
        frame = several(3)
        off = frame["absence"].ne("")
        columns = ["value", "lower", "upper", "base", "change"]
        frame = frame.assign(**{name: frame[name].mask(off, number) for name in columns})
        table = said.over_time_table(frame, AREAS[:3], SHARE).to_csv()
        return drawn(rows=frame).to_json() + table + said.over_time_alt(frame, AREAS[:3], SHARE)

    assert poisoned(0.1234567) == poisoned(0.9876543)
    assert "0.1234567" not in poisoned(0.1234567)


def test_an_area_with_nothing_recorded_has_no_line_but_is_named_in_words():
    figure = charts.areas_over_time(several(1), AREAS[:2], indicator=SHARE, palette=LIGHT)
    assert len(labels(figure)) == 1
    assert "Birchholt: nothing recorded" in said.broken(several(1), AREAS[:2])
    assert "Birchholt has no figure to show." in said.over_time_alt(several(1), AREAS[:2], SHARE)


def test_the_chart_follows_the_palette_and_needs_no_hover():
    assert LIGHT.series[0] not in drawn(palette=DARK).to_json()
    assert {trace.hoverinfo for trace in drawn().data} == {"skip"}


def test_a_measure_of_the_system_can_be_drawn_too():
    rows = quarters(310, 320, 305, area="A", lower=300, upper=330)
    assert "305" in labels(drawn(1, rows=rows, indicator=RATE))[0].text


def test_the_table_has_a_column_for_each_area_and_the_latest_quarter_first():
    table = said.over_time_table(several(3), AREAS[:3], SHARE)
    assert list(table.columns) == ["Quarter", "Ashen Fold", "Birchholt", "Coldharrow"]
    assert table["Quarter"][0] == "April to June 2023"
    assert table["Ashen Fold"][0] == "60% (55 to 65)"
    assert table["Ashen Fold"][2] == "Too few answers to show"


def test_the_title_says_how_many_are_moving():
    def now(*verdicts):
        each = [
            quarters(0.5, area=AREAS[place].code, change_verdict=verdict)
            for place, verdict in enumerate(verdicts)
        ]
        return pd.concat(each), AREAS[: len(verdicts)]

    title = said.over_time_title
    assert title(*now("better", "worse", "similar")) == (
        "Of three areas, one is improving and one is getting worse"
    )
    assert title(*now("similar", "similar")) == "No clear change in a year in two areas"
    assert title(*now("")) == "It is too soon to say what has changed"


# Then and now


def two_years(*each):
    frame = rows(*(given for given, _ in each))
    return frame.assign(name=frame["area"], then=[then for _, then in each])


MOVED = two_years(
    (shown(0.6, area="Ashen Fold", change=0.2, change_verdict="better"), 0.4),
    (shown(0.5, area="Birchholt", change=0.01, change_verdict="similar"), 0.49),
    (row(area="Coldharrow", absence="too few answers"), 0.7),
    (shown(0.5, area="Dunmere"), float("nan")),
    (shown(0.3, area="Ember Moor", change=-0.2, change_verdict="worse"), 0.5),
)


def moved(frame=MOVED, palette=LIGHT):
    return then_and_now(frame, indicator=SHARE, mine="Birchholt", palette=palette)


def said_on(figure):
    return " | ".join(note.text for note in figure.layout.annotations)


def test_each_area_has_a_hollow_mark_for_then_and_a_full_one_for_now():
    marks = [each for each in moved().data if each.type == "scatter" and each.mode == "markers"]
    hollow = [each.x[0] for each in marks if each.marker.color == LIGHT.card]
    full = [each.x[0] for each in marks if each.marker.color != LIGHT.card]
    assert hollow == [0.4, 0.49, 0.5]
    assert full == [0.6, 0.5, 0.5, 0.3]


def test_the_word_the_shape_and_the_colour_say_the_same():
    drawn = said_on(moved())
    for each in ("▲", "Improving", "No clear change", "○", "Not compared", "▼", "Getting worse"):
        assert each in drawn


def test_a_year_ago_of_an_area_that_is_now_withheld_is_not_drawn_at_all():
    other = MOVED.assign(then=MOVED["then"].mask(MOVED["absence"].ne(""), 0.1234567))
    assert moved(other).to_json() == moved().to_json()
    table = said.then_and_now_table(other, SHARE)
    assert list(table.iloc[2]) == ["Coldharrow", "–", "Too few answers to show", "–", "–"]


def test_then_and_now_says_who_moved_and_how_many_did_not():
    assert said.then_and_now_title(MOVED) == "One is better and one is worse than a year ago"
    assert said.then_and_now_sentence(MOVED) == (
        "One area shows no clear change. Two areas cannot be compared."
    )
    assert "Improving: Ashen Fold." in said.then_and_now_alt(MOVED, SHARE)


def test_then_and_now_follows_the_palette():
    assert LIGHT.concern not in moved(palette=DARK).to_json()
