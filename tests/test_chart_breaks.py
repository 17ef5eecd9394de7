"""Where a series is counted anew, the chart and its help say so; and nowhere else."""

import pytest
from charts_drawn import NOTES, PEOPLE, SYSTEM, says
from published_rows import RATE, SHARE

from khi import charts, wording
from khi.charts.breaks import WORDS
from khi.charts.timeline import moment
from khi.model import Period
from khi.theme import LIGHT


def drawn(**breaks):
    broken = RATE.model_copy(update={"breaks": breaks})
    return charts.two_tracks(
        SYSTEM, PEOPLE, NOTES, system_indicator=broken, people_indicator=SHARE, palette=LIGHT
    )


def dotted(figure):
    """Where each dotted line across a panel stands."""
    return [each.x0 for each in figure.layout.shapes if each.line.dash == "dot"]


def middle():
    """The quarter in the middle of the measure."""
    return SYSTEM["period"].iloc[len(SYSTEM) // 2]


def test_a_line_stands_where_the_new_count_starts():
    figure = drawn(**{middle(): "Counted by person"})
    assert dotted(figure) == [moment(Period.parse(middle()).start)]
    assert says(figure, WORDS)


@pytest.mark.parametrize("period", ["1990-Q1", "2090-Q1"])
def test_a_break_outside_what_is_drawn_is_not_drawn(period):
    figure = drawn(**{period: "Long ago"})
    assert dotted(figure) == []
    assert not says(figure, WORDS)


def test_the_help_says_what_changed_and_when():
    broken = RATE.model_copy(update={"breaks": {"2024-FY": "Client level data came in."}})
    assert "From 2024/25: Client level data came in." in wording.caveats(broken)
