"""The strips of the overview: where each mark is placed, and what is drawn of it."""

import pytest
from charts_drawn import strip
from hypothesis import given
from hypothesis import strategies as st
from published_rows import PARENT, areas, row, rows, shown

from khi.model import Absence
from khi.ui.pieces.strips import drawn

POISONED = rows(row(area="X1", absence="too few answers"), shown(0.5, area="X2"))


def test_this_area_stands_where_its_value_lies_and_its_band_from_limit_to_limit():
    own = strip(areas(0.7, [0.5, 0.6]), span=(0.5, 1.0)).own
    assert (own.at, own.lower, own.upper) == pytest.approx((0.4, 0.3, 0.5))
    assert own.says == "70%"


def test_the_others_are_those_with_a_figure_and_the_parent_is_none_of_them():
    placed = strip(areas(0.7, [0.5, 0.6, 0.65]), span=(0.0, 1.0))
    assert sorted(placed.others) == [0.5, 0.6, 0.65]
    assert placed.parent.says == "Merrowdale 60%"


def test_without_this_areas_figure_the_strip_says_why_and_draws_the_others():
    placed = strip(rows(row(area="X1", absence="not asked"), shown(0.5, area="X2")))
    assert placed.own is None
    assert placed.absence is Absence.NOT_ASKED
    markup = drawn(placed, alt="A strip")
    assert "Not asked" in markup
    assert "khi-own" not in markup
    assert markup.count("khi-other") == 1


@pytest.mark.parametrize("number", [0.1234567, 0.9876543])
def test_a_withheld_figure_leaves_no_trace(number):
    columns = ["value", "lower", "upper", "base", "difference", "change"]
    hidden = POISONED["absence"].ne("")
    told = POISONED.assign(**{name: POISONED[name].mask(hidden, number) for name in columns})
    assert drawn(strip(told), alt="A strip") == drawn(strip(POISONED), alt="A strip")


def test_what_lies_behind_is_drawn_first_and_the_area_on_top():
    markup = drawn(strip(areas(0.7, [0.5, 0.6])), alt="A strip")
    order = ["khi-tick", "khi-parent", "khi-other", "khi-band", "khi-own", "khi-value"]
    assert [markup.index(each) for each in order] == sorted(markup.index(each) for each in order)


def test_an_indicative_figure_is_hollow_and_says_so():
    markup = drawn(strip(areas(0.7, [0.5], indicative=True)), alt="A strip")
    assert "khi-hollow" in markup
    assert "indicative" in markup


def test_a_true_zero_is_a_mark_and_a_number():
    markup = drawn(strip(areas(0.0, [0.1], lower=0.0, upper=0.02), span=(0.0, 0.5)), alt="A strip")
    assert '<i class="khi-own" style="left:0.00%">' in markup
    assert "0%</b>" in markup


def test_the_axis_is_printed_once_and_where_it_is_wanted():
    assert "khi-label" in drawn(strip(areas(0.7, [0.5])), alt="A strip")
    assert "khi-label" not in drawn(strip(areas(0.7, [0.5]), axis=False), alt="A strip")


def test_a_strip_is_one_picture_that_is_described_and_names_are_never_markup():
    named = PARENT.model_copy(update={"name": "<b>North</b>"})
    markup = drawn(strip(areas(0.7, [0.5]), parent=named), alt='High & "dry"')
    assert 'role="img" aria-label="High &amp; &quot;dry&quot;"' in markup
    assert "&lt;b&gt;North&lt;/b&gt; 60%" in markup


@given(st.floats(0, 1), st.lists(st.floats(0, 1), max_size=6), st.floats(0.01, 1))
def test_no_mark_ever_stands_outside_the_strip(value, others, width):
    placed = strip(areas(value, others), span=(0.0, width))
    marks = [*placed.others, placed.own.at, placed.own.lower, placed.own.upper, placed.parent.at]
    assert all(0 <= each <= 1 for each in marks)
    assert placed.own.lower <= placed.own.at <= placed.own.upper


def test_a_strip_of_an_area_without_a_parent_has_no_dotted_tick():
    assert strip(areas(0.7, [0.5]), parent=None).parent is None
