"""Periods: how they are written, how they sort, where a day falls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.model import Period, Quarter

days = st.dates(date(1990, 1, 1), date(2080, 1, 1))


@pytest.mark.parametrize(
    ("day", "id"),
    [
        (date(2023, 3, 31), "2022-Q4"),
        (date(2023, 4, 1), "2023-Q1"),
        (date(2025, 6, 30), "2025-Q1"),
        (date(2025, 12, 31), "2025-Q3"),
    ],
)
def test_a_day_falls_in_its_financial_quarter(day, id):
    assert Quarter.containing(day).id == id


@given(days)
def test_every_day_lies_within_its_quarter(day):
    quarter = Quarter.containing(day)
    assert quarter.start <= day <= quarter.end


@given(days, st.integers(-40, 40))
def test_quarters_follow_each_other_without_a_gap(day, steps):
    quarter = Quarter.containing(day)
    assert quarter.later(steps).later(-steps) == quarter
    assert quarter.later(1).start == quarter.end + timedelta(days=1)
    assert quarter.later(1).id > quarter.id


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("2025-Q1", "Q1 2025/26"),
        ("2025-CQ1", "Jan 2025 to Mar 2025"),
        ("2025-FY", "2025/26"),
        ("2025-CY", "2025"),
        ("2024-10..2025-09", "Oct 2024 to Sep 2025"),
        ("2021-04+2021-12", "Apr 2021 to Dec 2021, so far"),
        ("2025-04", "April 2025"),
        ("2025-04-01", "1 April 2025"),
        ("1999-Q4", "Q4 1999/00"),
    ],
)
def test_a_period_reads_back_from_its_id(id, label):
    assert Period.parse(id).id == id
    assert Period.parse(id).label == label


@pytest.mark.parametrize("id", ["Spring", "2025-Q5", "2025 Q1", "2025-13", ""])
def test_a_period_we_do_not_know_is_named_in_the_error(id):
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(id)
