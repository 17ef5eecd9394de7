"""Easy read says all that it says it says."""

import pandas as pd
import pytest
from published_rows import AGE

from khi import catalogue as catalogues
from khi.model import Absence
from khi.ui.pieces.icons import picture
from khi.wording import accessibility, in_short
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
