"""Easy read says all that it says it says."""

import pandas as pd
import pytest
from pages_support import html, opened
from published_rows import AGE

from khi import catalogue as catalogues
from khi.model import Absence
from khi.ui.pieces.icons import picture
from khi.wording import accessibility, easy_figure, in_short
from khi.wording.fairness.presence import FEWER, MISSING, easy_presence
from khi.wording.signals import USUAL


def test_easy_read_names_every_group_that_too_few_answered_from():
    rows = pd.DataFrame({"group": ["age_18_24", "age_85"], "presence": [FEWER, MISSING]})
    both = easy_presence(rows, AGE)
    assert both.startswith("We did not hear from enough people in these groups: ")
    assert both.count(",") == 1
    assert "in this group: " in easy_presence(rows.head(1), AGE)


def test_easy_read_of_what_does_not_work_yet_says_what_it_is():
    assert any(each.startswith("The names of things to choose") for each in accessibility.EASY)
    assert not any("list them" in each for each in accessibility.EASY)


@pytest.mark.parametrize("usual", USUAL)
def test_a_line_over_time_says_its_figure_and_whether_it_is_as_usual(usual):
    indicator = catalogues.load().indicators["con01"]
    points = pd.DataFrame({"point_type": [usual], "value": [0.73]})
    figure, how = in_short.of_track({"absence": "", "value": 0.73}, indicator, points)
    assert (figure.share, figure.begins) == (0.73, True)
    assert "clip-path" in picture(how.picture)
    too_soon = usual in ("not_judged", "missing")
    assert how.words == (
        "It is too soon to judge this." if too_soon else f"This is {USUAL[usual].lower()}."
    )


def test_a_line_over_time_that_cannot_be_shown_says_why_and_no_number():
    indicator = catalogues.load().indicators["con01"]
    for row in (None, {"absence": Absence.TOO_FEW}):
        (line,) = in_short.of_track(row, indicator, pd.DataFrame())
        assert line.share is None
        assert not any(letter.isdigit() for letter in line.words)


def test_an_area_that_cannot_be_shown_is_not_told_of_in_numbers():
    indicator = catalogues.load().indicators["con01"]
    assert in_short.of_area("Wexlow", {"absence": Absence.TOO_FEW}, indicator, than="x") == []


@pytest.mark.parametrize(
    ("indicator", "value", "says"),
    [
        ("con01", 0.73, ("73", "out of 100 people")),
        ("con01", 0.675, ("67 or 68", "out of 100 people")),
        ("con01", 0.004, ("fewer than 1", "out of 100 people")),
        ("con07", 0.52, ("52", "more in every 100 people say yes than say it gets in the way")),
        ("con07", -0.05, ("5", "more in every 100 people say it gets in the way than say yes")),
    ],
)
def test_a_big_number_needs_no_sign_and_no_percentage(indicator, value, says):
    assert easy_figure(value, catalogues.load().indicators[indicator]) == says


def test_what_is_not_counted_in_people_is_never_out_of_100_of_them():
    known = catalogues.load().indicators.values()
    for each in known:
        unit = easy_figure(0.4, each)[1]
        if "out of 100 " in unit:
            assert each.unit.startswith(
                ("of people", "of unpaid", "of workers", "of attend", "of em")
            )
        elif each.reading is None or each.reading.kind != "net":
            assert unit == each.unit


def test_an_easy_page_writes_big_numbers_so(shown):
    words = html(opened("overview", easy="true"))
    assert "<small>out of 100 people</small>" in words
    assert "than say it gets in the way</small>" in words
    assert "helped than hindered</small>" not in words
