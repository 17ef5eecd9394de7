"""What the system did: published figures kept as they are, the rest worked out from sums."""

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, measures, only

from khi.publication import NUMBERS, compute_activity
from khi.statistics import intervals


def computed(*rows):
    activity = measures(*[row for row in rows if isinstance(row, tuple)])
    given = [row for row in rows if not isinstance(row, tuple)]
    return compute_activity(pd.concat([activity, *given], ignore_index=True), CATALOGUE)


def published(indicator, area, period, **figures):
    return measures((indicator, area, period, np.nan, np.nan)).assign(**figures)


def test_a_rate_is_worked_out_with_byars_limits():
    row = only(computed(("visits", "Ash", "2025-Q1", 20, 1000)), indicator="visits", area="Ash")
    expected = intervals.rate([20], [1000], multiplier=1000)
    assert row["value"] == 20.0
    assert row[["lower", "upper"]].tolist() == pytest.approx([expected.lower[0], expected.upper[0]])
    assert (row["numerator"], row["denominator"], row["method"]) == (20, 1000, "Byar")


def test_a_figure_somebody_published_is_kept_as_it_is_with_its_limits():
    given = published("visits", "Ash", "2025-Q1", value=12.3, lower=11.1, upper=13.7)
    row = only(computed(given), indicator="visits", area="Ash")
    assert row[["value", "lower", "upper"]].tolist() == [12.3, 11.1, 13.7]
    assert row["method"] == "as published"


def test_a_mark_of_the_publisher_is_a_reason_and_not_a_number():
    given = published("visits", "Ash", "2025-Q1", absence="withheld by the publisher", value=3.0)
    row = only(computed(given), indicator="visits", area="Ash")
    assert row["absence"] == "withheld by the publisher"
    assert row[NUMBERS].isna().all()


def test_months_add_up_to_a_quarter_over_the_same_people():
    rows = computed(*[("visits", "Ash", f"2025-0{month}", 10, 1000) for month in (4, 5, 6)])
    quarter = only(rows, indicator="visits", area="Ash", period="2025-Q1")
    assert (quarter["numerator"], quarter["denominator"], quarter["value"]) == (30, 1000, 30.0)
    assert not quarter["indicative"]


def test_a_percentage_of_months_adds_up_both_what_counts_and_what_it_is_out_of():
    rows = computed(("on_time", "Ash", "2025-04", 10, 20), ("on_time", "Ash", "2025-05", 90, 180))
    quarter = only(rows, indicator="on_time", area="Ash", period="2025-Q1")
    assert (quarter["value"], quarter["denominator"]) == (0.5, 200)


def test_a_quarter_with_a_month_missing_says_so_and_is_not_scaled_up():
    rows = computed(*[("visits", "Ash", f"2025-0{month}", 10, 1000) for month in (4, 5)])
    quarter = only(rows, indicator="visits", area="Ash", period="2025-Q1")
    assert (quarter["numerator"], quarter["parts"], quarter["parts_expected"]) == (20, 2, 3)
    assert quarter["indicative"]


def test_a_count_on_a_day_takes_the_end_of_the_quarter():
    rows = computed(*[("open", "Ash", f"2025-0{month}", month, np.nan) for month in (4, 5, 6)])
    assert only(rows, indicator="open", area="Ash", period="2025-Q1")["value"] == 6
    early = computed(("open", "Ash", "2025-04", 4, np.nan))
    assert early[early["period"] == "2025-Q1"].empty


def test_a_quarter_that_was_given_is_not_made_from_months():
    months = [("visits", "Ash", f"2025-0{month}", 10, 1000) for month in (4, 5, 6)]
    rows = computed(*months, ("visits", "Ash", "2025-Q1", 33, 1000))
    assert only(rows, indicator="visits", area="Ash", period="2025-Q1")["numerator"] == 33


def test_places_add_up_unless_the_area_has_a_figure_of_its_own():
    rows = computed(
        ("visits", "Ash", "2025-Q1", 10, 1000),
        ("visits", "Birch", "2025-Q1", 30, 1000),
        ("visits", "England", "2025-Q1", 500, 9000),
    )
    north = only(rows, indicator="visits", area="North")
    assert (north["value"], north["parts"], north["parts_expected"]) == (20.0, 2, 3)
    assert only(rows, indicator="visits", area="England")["numerator"] == 500


def test_change_and_difference_have_intervals_and_words():
    rows = computed(
        ("visits", "Ash", "2024-Q1", 400, 10_000),
        ("visits", "Ash", "2025-Q1", 200, 10_000),
        ("visits", "Birch", "2025-Q1", 400, 10_000),
    )
    row = only(rows, indicator="visits", area="Ash", period="2025-Q1")
    assert row["change"] == pytest.approx(-20.0)
    assert row["change_lower"] < -20 < row["change_upper"] < 0
    assert (row["change_verdict"], row["verdict"]) == ("better", "better")
    assert row["difference"] == pytest.approx(-20.0)


def test_a_figure_without_limits_is_never_judged():
    rows = computed(
        published("visits", "Ash", "2024-Q1", value=10.0),
        published("visits", "Ash", "2025-Q1", value=20.0),
    )
    row = only(rows, indicator="visits", area="Ash", period="2025-Q1")
    assert (row["change"], row["change_verdict"]) == (10.0, "")


def test_no_measures_give_no_rows():
    assert computed().empty


def test_a_number_beside_its_publishers_mark_is_in_no_sum_of_places_or_months():
    """Whoever takes the others from a sum must not find what was marked."""
    mark = {"absence": "withheld by the publisher"}
    rows = computed(
        ("visits", "Birch", "2025-Q1", 20, 1000),
        ("visits", "Birch", "2025-04", 20, 1000),
        measures(("visits", "Ash", "2025-Q1", 3, 1000)).assign(**mark),
        measures(("visits", "Birch", "2025-05", 3, 1000)).assign(**mark),
    )
    north = only(rows, indicator="visits", area="North", period="2025-Q1")
    assert north["numerator"] == 20
    birch = rows[(rows["area"] == "Birch") & (rows["period"] == "2025-Q1")]
    assert birch["numerator"].tolist() == [20]
    assert rows.loc[rows["absence"] != "", NUMBERS].isna().all(axis=None)
