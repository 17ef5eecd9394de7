"""A change is named in a table of many only where it stands out among all of them."""

import numpy as np
import pytest
from published_rows import SHARE, rows, shown
from scipy.stats import false_discovery_control, norm

from khi.publication.comparing.moved import allowing_for_all
from khi.wording import explore

SIZES = (0.1, -0.4, 2.0, -2.1, 2.6, -4.2, 5.0, 0.9, 1.2, -0.2, 0.3, 0.0, 1.97, -0.8, 0.5)
"""Changes, in standard errors: six stand out one by one, and three among so many."""


def changed(place, size, error=0.02):
    """An area whose figure changed by so many standard errors, judged by itself."""
    apart = "better" if size > 0 else "worse"
    return shown(
        0.5, area=f"A{place}", change=size * error, change_lower=(size - 1.96) * error,
        change_upper=(size + 1.96) * error,
        change_verdict=apart if abs(size) > 1.96 else "similar",
    )  # fmt: skip


@pytest.fixture
def judged():
    return allowing_for_all(rows(*(changed(*each) for each in enumerate(SIZES))), {SHARE.id: SHARE})


def test_what_stands_out_by_itself_and_not_among_so_many_may_be_chance(judged):
    alone = 2 * norm.sf(np.abs(SIZES))
    among = false_discovery_control(alone)
    expected = (alone <= 0.05) & (among > 0.05)
    assert expected.sum() == 3
    assert list(judged["by_chance"]) == list(expected)


def test_the_title_counts_what_is_surely_a_change(judged):
    assert explore.moves_title(judged) == "Of 15 figures, two improving and one getting worse"
    maybe = judged.assign(by_chance=judged["change_verdict"].ne("similar"))
    assert explore.moves_title(maybe) == "No clear change from a year ago"


def test_one_figure_by_itself_is_judged_as_it_was():
    alone = allowing_for_all(rows(changed(0, 2.1)), {SHARE.id: SHARE})
    assert not alone["by_chance"].any()
