"""Days and months into quarters by kind of measure, and counts out of the people who live there."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publication_cases import CATALOGUE, measures, only

from khi.model import Quarter
from khi.publication import POPULATION, compute_activity
from khi.publication.sums.over_time import quarters
from khi.publication.sums.rates import with_people

DAYS = [day.strftime("%Y-%m-%d") for day in pd.date_range("2025-04-01", "2025-06-30")]


def days(indicator, numbers, denominator=np.nan):
    rows = zip(DAYS, numbers, strict=False)
    return measures(*[(indicator, "Ash", day, number, denominator) for day, number in rows])


def quarter(activity, indicator):
    shown = compute_activity(activity, CATALOGUE)
    return only(shown, indicator=indicator, area="Ash", period="2025-Q1")


def test_a_flow_of_each_day_adds_up():
    row = quarter(days("visits", [2] * 91, 1000), "visits")
    assert (row["numerator"], row["denominator"], row["parts"]) == (182, 1000, 91)
    assert not row["indicative"]


def test_a_stock_of_each_day_is_averaged_and_never_added_up():
    row = quarter(days("open", [10.0] * 45 + [20.0] * 46), "open")
    assert row["value"] == pytest.approx((450 + 920) / 91)


def test_a_stock_of_each_month_is_that_of_the_last_one():
    rows = measures(*[("open", "Ash", f"2025-0{month}", month, np.nan) for month in (4, 5, 6)])
    assert quarter(rows, "open")["value"] == 6


def test_a_quarter_that_lacks_a_day_is_marked_and_not_scaled_up():
    row = quarter(days("visits", [2] * 90, 1000), "visits")
    assert (row["numerator"], row["parts"], row["parts_expected"]) == (180, 90, 91)
    assert row["indicative"]


def test_a_total_of_places_is_marked_where_one_of_them_lacks_a_month():
    months = [("visits", "Ash", f"2025-0{month}", 10, 100) for month in (4, 5)]
    whole = [("visits", each, "2025-Q1", 30, 100) for each in ("Birch", "Cedar")]
    shown = compute_activity(measures(*months, *whole), CATALOGUE)
    north = only(shown, indicator="visits", area="North", period="2025-Q1")
    assert (north["numerator"], bool(north["indicative"])) == (80, True)


def test_a_percentage_of_days_is_worked_out_from_what_it_is_made_of():
    rows = pd.concat([days("on_time", [1], 10), days("on_time", [0, 90], 90).iloc[1:]])
    row = quarter(rows, "on_time")
    assert (row["numerator"], row["denominator"]) == (91, 100)


@pytest.mark.parametrize("period", ["2025-04+2025-06", "2024-07..2025-06", "2024-FY", "2025-CY"])
def test_only_days_and_months_make_quarters(period):
    shown = compute_activity(measures(("visits", "Ash", period, 5, 100)), CATALOGUE)
    assert set(shown["period"]) == {period}


@pytest.mark.slow
@given(st.lists(st.integers(0, 50), min_size=91, max_size=91))
def test_adding_up_days_is_adding_up_months_of_them(numbers):
    daily = quarters(CATALOGUE.indicators["visits"], days("visits", numbers))
    months = pd.Series(numbers).groupby([day[:7] for day in DAYS]).sum()
    monthly = measures(*[("visits", "Ash", month, n, np.nan) for month, n in months.items()])
    by_month = quarters(CATALOGUE.indicators["visits"], monthly)
    assert daily["numerator"].tolist() == by_month["numerator"].tolist() == [sum(numbers)]
    assert set(daily["period"]) == {Quarter.of(2025, 1).id}


def people(*rows):
    known = [("Ash", "all", "all", count, as_of, "ONS") for as_of, count in rows]
    return pd.DataFrame(known, columns=list(POPULATION))


@pytest.mark.parametrize(
    ("period", "out_of"), [("2025-Q1", 250), ("2024-FY", 240), ("2023-Q1", 230), ("2019-FY", 230)]
)
def test_a_count_is_out_of_the_people_of_its_own_year_or_the_nearest(period, out_of):
    known = people(("2025-CY", 250), ("2023-CY", 230), ("2024-CY", 240))
    bare = measures(("visits", "Ash", period, 5, np.nan))
    filled = with_people(bare, known, CATALOGUE).iloc[0]
    assert (filled["denominator"], filled["source"]) == (out_of, "Return; people: ONS")


def test_people_never_stand_in_for_a_denominator_that_was_given():
    rows = measures(("visits", "Ash", "2025-Q1", 5, 90), ("on_time", "Ash", "2025-Q1", 5, np.nan))
    assert with_people(rows, people(("2025-CY", 250)), CATALOGUE).equals(rows)
