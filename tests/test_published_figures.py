"""Figures that official publishers printed, reproduced from the counts they printed beside them."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from khi.model import Estimate, Polarity
from khi.statistics import comparison, intervals

REALDATA = Path(__file__).parents[1].parent / "shared" / "realdata"
pytestmark = pytest.mark.skipif(not REALDATA.is_dir(), reason="the published files are not here")

LOWER, UPPER = "Lower CI 95.0 limit", "Upper CI 95.0 limit"
AGAINST_ENGLAND = "Compared to England value or percentiles"


def fingertips(name):
    return pd.read_csv(REALDATA / "fingertips" / name, low_memory=False)


def ascof(table):
    """One sheet of ASCOF 2024-25, councils only, as numbers; marks such as [x] are missing."""
    path = REALDATA / "system" / f"ascof_2024-25_Table_{table}.csv"
    rows = pd.read_csv(path, header=None, names=range(33), dtype=str, encoding="utf-8-sig")
    header = rows.index[rows[0] == "Local authority code"][0]
    sheet = rows.iloc[header + 1 :].set_axis(rows.iloc[header], axis=1)
    councils = sheet[sheet["ONS area code"].str.fullmatch(r"E(06|08|09|10)\d{6}", na=False)]
    return councils.iloc[:, 3:].apply(
        lambda column: pd.to_numeric(column.str.replace(",", ""), errors="coerce")
    )


def ascof_2020_21(*measures):
    """ASCOF 2020-21 open data: a row for each council and measure, a column for each part."""
    rows = pd.read_csv(REALDATA / "system" / "ascof_2020-21_open-data-csv_trimmed.csv", dtype=str)
    rows = rows[rows["Measure Group"].isin(measures) & (rows["Geographical Level"] == "Council")]
    rows = rows.assign(value=pd.to_numeric(rows["Measure Value"], errors="coerce"))
    return rows.pivot_table(
        index=["ONS Code", "ASCOF Measure Code"], columns="Measure Type", values="value"
    ).dropna()


def test_rates_and_limits_of_150_authorities_over_three_years():
    # Fingertips indicator 93356, Campylobacter per 100,000, 2015 to 2017: it prints Byar's limits
    # with z = 1.96 and for fewer than 10 cases too, so we compare from 10 on, within 0.02%.
    rates = fingertips("indicators-CountyUA.data.csv").dropna(subset=["Count", LOWER])
    rates = rates[rates["Count"] >= 10]
    estimate = intervals.rate(rates["Count"], rates["Denominator"])
    assert len(rates) == 735
    np.testing.assert_allclose(estimate.value, rates["Value"], rtol=1e-7)
    np.testing.assert_allclose(estimate.lower, rates[LOWER], rtol=2e-4)
    np.testing.assert_allclose(estimate.upper, rates[UPPER], rtol=2e-4)


@pytest.mark.parametrize(
    ("name", "polarity", "verdicts", "ties"),
    [
        ("indicators-CountyUA.data.csv", Polarity.LOWER, 750, 0),
        # Two printed limits equal England's printed value: the publisher judged before rounding.
        ("social-isolation-indicators-CountyUA.data.csv", Polarity.HIGHER, 3531, 2),
    ],
)
def test_fingertips_own_verdicts_against_england(name, polarity, verdicts, ties):
    rows = fingertips(name)
    keys = ["Indicator ID", "Age", "Sex", "Time period"]
    england = rows[(rows["Area Code"] == "E92000001") & rows["Category"].isna()]
    england = england.drop_duplicates(keys).set_index(keys)["Value"]
    judged = rows[rows[AGAINST_ENGLAND].isin(["Better", "Similar", "Worse"])].dropna(subset=[LOWER])
    benchmark = england.reindex(pd.MultiIndex.from_frame(judged[keys])).to_numpy()
    estimate = Estimate(*(judged[each].to_numpy() for each in ("Value", LOWER, UPPER)))
    ours = comparison.against_benchmark(estimate, benchmark, polarity=polarity).verdict
    agree = ours == judged[AGAINST_ENGLAND].str.lower().to_numpy()
    assert len(judged) == verdicts
    assert (~agree).sum() == ties
    on_the_line = (estimate.lower == benchmark) | (estimate.upper == benchmark)
    assert on_the_line[~agree].all()


def test_ascof_admissions_of_153_councils():
    # ASCOF 2024-25 table 2c: people of 65 and over admitted to care homes per 100,000.
    table = (
        ascof("2c").iloc[:, :3].dropna().set_axis(["numerator", "denominator", "outcome"], axis=1)
    )
    estimate = intervals.rate(table["numerator"], table["denominator"])
    assert len(table) == 152  # the Isles of Scilly are marked [c]
    np.testing.assert_allclose(estimate.value, table["outcome"], atol=0.051)


@pytest.mark.parametrize(("measure", "rows"), [("1C1A", 449), ("1G", 149), ("2B1", 147)])
def test_ascof_2020_21_percentages_from_their_counts(measure, rows):
    # Counts are printed whole, so the outcome follows within its own rounding.
    table = ascof_2020_21(measure)
    estimate = intervals.proportion(table["Numerator"], table["Denominator"])
    assert len(table) == rows
    np.testing.assert_allclose(100 * estimate.value, table["Outcome"], atol=0.051)


def test_ascof_2020_21_survey_outcomes_from_their_weighted_counts():
    # Weighted counts are printed to the nearest 5, which the outcome allows for.
    table = ascof_2020_21("1B", "1I1", "3A", "4A")
    estimate = intervals.weighted_proportion(
        table["Denominator"], table["Denominator"], table["Numerator"]
    )
    loose = 0.051 + 100 * 2.5 * (1 + estimate.value) / (table["Denominator"] - 2.5)
    assert len(table) == 216
    assert (np.abs(100 * estimate.value - table["Outcome"]) <= loose).all()


def test_ascof_2020_21_margins_of_error_allow_for_the_finite_population():
    # The survey is stratified and its stratum counts are not printed, so margins cannot follow
    # exactly; a simple random sample from the eligible population comes within 15% for 8 in 10.
    table = ascof_2020_21("1B", "1I1", "3A", "4A")
    base, people = table["Base"], table["Denominator"]
    share = table["Outcome"] / 100
    margin = 196 * np.sqrt((1 - base / people) * share * (1 - share) / base)
    ratio = table["Margin Of Error"] / margin
    assert ratio.median() == pytest.approx(1, abs=0.05)
    assert (np.abs(ratio - 1) < 0.15).mean() > 0.8


@pytest.mark.parametrize("table", ["1d", "3a", "4a", "5a(1)"])
def test_ascof_2024_25_margins_of_error_are_close_to_ours_from_outcome_and_base(table):
    # Printed: outcome to 0.1, respondents to the nearest 5, no stratum counts and no population.
    # Wilson's half-width knows neither, so it is a little wider than most printed margins.
    columns = [f"2024 to 2025 - {each}" for each in ("outcome", "number of respondents")]
    printed = ascof(table).dropna(subset=[*columns, "2024 to 2025 - margin of error"])
    share, base = printed[columns[0]] / 100, printed[columns[1]]
    value, lower, upper = intervals.proportion(share * base, base)
    ratio = printed["2024 to 2025 - margin of error"] / (50 * (upper - lower))
    np.testing.assert_allclose(100 * value, printed[columns[0]])
    assert len(printed) == 152
    assert 0.93 < ratio.median() < 1.0
    assert (np.abs(ratio - 1) < 0.2).mean() > 0.85
