"""Every period word seen in official files, and the words that only their column can settle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.intake.times.days import DayOrder, quarter_of
from khi.intake.times.periods import period, period_in, periods
from khi.model import Period, PeriodType, Quarter

WORDS = """
2016-17 = 2016-FY | 2014/15 = 2014-FY | 2015/2016 = 2015-FY | 2010-11 = 2010-FY
2015 to 2016 = 2015-FY | FY2019 = 2019-FY | FY 2019/20 = 2019-FY | 20100000 = 2010-FY
2015 = 2015-CY | 2015.0 = 2015-CY
2011-04-01/P1Y = 2011-FY | 2011-01-01/P1Y = 2011-CY | 2023-07-01/P1M = 2023-07
2011-01-01/P3Y = 2011-01..2013-12 | 2024-10-01/P3M = 2024-Q3 | 2024-05-15/P1D = 2024-05-15
2024-05-15 = 2024-05-15 | 2022-04-01 = 2022-04-01 | 45292 = 2024-01-01 | 13/04/2025 = 2025-04-13
04/2020-03/2021 = 2020-FY | 01/2020-12/2020 = 2020-CY
Oct 2021-Sep 2022 = 2021-10..2022-09 | Year ending September 2022 = 2021-10..2022-09
Year ending March 2025 = 2024-FY
Q1 2022 = 2022-CQ1 | 2022 Q1 = 2022-CQ1 | 2022Q1 = 2022-CQ1
2022/23 Q3 = 2022-Q3 | Q3 2022/23 = 2022-Q3 | 2025-26Q1 = 2025-Q1 | Q1 2025-26 = 2025-Q1
2025-Q1 = 2025-Q1 | Apr-Jun 2025 = 2025-Q1 | January to March 2025 = 2024-Q4
2021/22 Q1 - 2021/22 Q3 = 2021-04+2021-12
April 2022 = 2022-04 | Nov 2023 = 2023-11 | Apr-25 = 2025-04 | MSitAE-APRIL-2023 = 2023-04
04/2025 = 2025-04 | 2025-04 = 2025-04 | 202304 = 2023-04
2010 - 12 = 2010-01..2012-12 | 2017-2019 = 2017-01..2019-12
2017/18 - 19/20 = 2017-04..2020-03 | 201112 = 2011-FY | FY22/23 = 2022-FY | mid-2020 = 2020-CY
2023/24 (provisional) = 2023-FY | 2023/24 [note 4] = 2023-FY | 2022 Q1 (Jan to Mar) = 2022-CQ1
1 April 2022 to 31 March 2023 = 2022-FY | 1 April 2022 to 30 June 2022 = 2022-Q1
2023/24p = 2023-FY | 2023-24 r = 2023-FY | 2023_24 = 2023-FY | 1st quarter 2024/25 = 2024-Q1
Third quarter 2024-25 = 2024-Q3 | Apr 2024 - Jun 2024 (Q1) = 2024-Q1 | 2024 Oct to Dec = 2024-Q3
Oct-Dec 24 = 2024-Q3 | Oct 24 to Dec 24 = 2024-Q3 | Qtr 2 2024/25 = 2024-Q2
YTD June 2024 = 2024-04+2024-06 | February 2025 YTD = 2024-04+2025-02
"""
CASES = [case.strip().split(" = ") for case in WORDS.strip().replace("\n", "|").split("|")]


@pytest.mark.parametrize(("word", "id"), CASES, ids=[word for word, _ in CASES])
def test_each_word_of_official_files_names_its_period(word, id):
    found = period(word)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize(
    "word",
    ["YearEnd", "FullYear", "LessThan6", "6to12", "2025-13", "2016-19", "Q5 2022", "May", "FY25",
     "Q1 FY25"],
)  # fmt: skip
def test_what_is_no_period_is_left_unread(word):
    assert periods([word]).unread == (word,)


def test_neighbours_settle_whether_a_word_is_a_year_or_a_month():
    assert periods(["2009-10", "2010-11"]).found["2010-11"].type is PeriodType.YEAR
    assert periods(["2010-05", "2010-11"]).found["2010-11"].type is PeriodType.MONTH


def test_a_year_of_two_digits_in_its_months_is_settled_by_its_neighbours_too():
    found = periods(["Apr-23 to Mar-24", "Apr-24 to Mar-25"]).found
    assert [each.id for each in found.values()] == ["2023-FY", "2024-FY"]


def test_the_first_days_of_months_are_months_where_the_heading_says_so():
    words = ["2024-04-01", "2024-05-01"]
    assert [each.id for each in periods(words, heading="Month").found.values()] == [
        "2024-04", "2024-05",
    ]  # fmt: skip
    assert periods(words[:1], heading="Date").found["2024-04-01"].type is PeriodType.DAY
    assert periods(["2024-04-02"], heading="Month").found["2024-04-02"].type is PeriodType.DAY


def test_neighbours_settle_whether_twelve_months_are_a_year_or_one_step_of_many():
    alone = periods(["Apr 2021-Mar 2022", "Apr 2022-Mar 2023"])
    rolling = periods(["Apr 2022-Mar 2023", "Jul 2022-Jun 2023"])
    assert {found.type for found in alone.found.values()} == {PeriodType.YEAR}
    assert {found.type for found in rolling.found.values()} == {PeriodType.ROLLING}


def test_a_heading_that_says_ending_moves_the_year_back():
    assert periods(["2017"], heading="FY_Ending").found["2017"] == Period.year(2016)


def test_dates_that_can_be_read_both_ways_are_asked_about_not_guessed():
    open_ = periods(["03/07/2025", "04/10/2025"])
    assert (open_.found, bool(open_.ask)) == ({}, True)
    said = periods(["03/07/2025", "04/10/2025"], order=DayOrder.MONTH_FIRST)
    assert said.found["03/07/2025"].id == "2025-03-07"
    assert periods(["03/07/2025", "13/10/2025"]).found["03/07/2025"].id == "2025-07-03"


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("2015 to 2016 - outcome", "2015-FY"),
        ("2023/24 Percentage (%)", "2023-FY"),
        ("2022 to 2023 Code", "2022-FY"),
        ("2019", "2019-CY"),
    ],
)
def test_a_heading_may_begin_with_a_period(heading, id):
    found = period_in(heading)
    assert found is not None
    assert found.id == id


def test_a_question_is_no_period():
    assert period_in("How are you in May?") is None


@given(st.integers(2000, 2040), st.integers(1, 4))
def test_a_quarter_written_any_of_our_ways_is_the_same_quarter(year, number):
    quarter = Quarter.of(year, number)
    short = f"{(year + 1) % 100:02}"
    ways = [quarter.id, f"Q{number} {year}/{short}", f"{year}-{short} Q{number}", quarter.label]
    assert {found.id for found in periods(ways).found.values()} == {quarter.id}


@given(st.text(max_size=30))
def test_no_word_is_a_surprise(word):
    period(word)
    period_in(word)


YEARS = ("{0}/{2}", "{0}-{2}", "{0}–{2}", "{0}/{1}", "{0} to {1}", "{3}/{2}", "FY {0}/{2}")
QUARTERS = ("Q{n} {year}", "{year} Q{n}", "Quarter {n}, {year}", "{year}, qtr {n}", "{year}q{n}")


@given(
    st.integers(2000, 2098), st.integers(1, 4), st.sampled_from(YEARS), st.sampled_from(QUARTERS)
)
def test_a_quarter_is_the_same_in_a_survey_and_in_an_official_file(first, number, years, written):
    year = years.format(first, first + 1, f"{(first + 1) % 100:02}", f"{first % 100:02}")
    text = written.format(n=number, year=year)
    expected = Quarter.of(first, number).id
    assert (quarter_of(text), period(text).id) == (expected, expected)


@pytest.mark.parametrize("text", ["Q1 2022-2025", "2022/24 Q2", "Q3 2022-22"])
def test_a_quarter_of_years_that_do_not_follow_each_other_is_not_guessed_at(text):
    assert (quarter_of(text), period(text)) == (None, None)
