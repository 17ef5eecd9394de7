"""Is an area apart from what it is held against, and since when: the periods, and the sentence."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_rows import LONELY, SHARE, quarters, row, rows, shown

from khi.model import Estimate
from khi.publication.comparing import against_figure, clearly_apart, each_period
from khi.statistics.inequality import p_value
from khi.wording import since as said

WORDS = {"B": "better", "W": "worse", ".": "similar", "x": "", "-": "", "i": "", "n": ""}
THAN = {"area": "Tanswether", "than": "areas like it"}


def judged(letters, first="2025-Q1"):
    """One area by quarter: better, worse, similar; x withheld, - missing, i few, n alone."""
    made = quarters(*(0.5 for _ in letters), first=first)
    made["absence"] = [
        {"x": "too few answers", "-": "no data recorded"}.get(each, "") for each in letters
    ]
    made["indicative"] = [each == "i" for each in letters]
    lone = [each == "n" for each in letters]
    limits = {"against": 0.4, "against_lower": 0.38, "against_upper": 0.42}
    made = made.assign(**{name: np.where(lone, np.nan, each) for name, each in limits.items()})
    return made.assign(clear=[WORDS[each] for each in letters]).reset_index(drop=True)


def since(letters, **more):
    return said.since(judged(letters), **THAN, **more)


@pytest.mark.parametrize(
    ("letters", "says"),
    [
        ("BBBB", "Tanswether has been better than areas like it in each quarter since April to June"
                 " 2025: all four quarters that can be compared."),
        (".BBB", "Tanswether has been better than areas like it in each quarter since July to"
                 " September 2025 (three quarters). Of four quarters compared, it was better in"
                 " three."),
        ("BW.B", "Tanswether was better than areas like it in January to March 2026, the latest"
                 " quarter. Of four quarters compared, it was better in two and worse in one."),
        ("B", "Tanswether was better than areas like it in April to June 2025, the latest quarter."
              " It is the only quarter that can be compared."),
        (".BB.", "In January to March 2026, the latest quarter, Tanswether cannot be told apart"
                 " from areas like it. Of four quarters compared, it was better in two, most lately"
                 " in October to December 2025."),
        ("B.W.", "In January to March 2026, the latest quarter, Tanswether cannot be told apart"
                 " from areas like it. Of four quarters compared, it was worse in one, most lately"
                 " in October to December 2025, and better in one, most lately in April to June"
                 " 2025."),
        ("....", "Tanswether cannot be told apart from areas like it in any of the four quarters"
                 " that can be compared."),
        ("WW", "Tanswether has been worse than areas like it in each quarter since April to June"
               " 2025: both quarters that can be compared."),
    ],
)  # fmt: skip
def test_the_sentence_says_in_which_quarters_and_since_when(letters, says):
    assert since(letters) == says


@pytest.mark.parametrize(
    ("letters", "says"),
    [
        ("BxBB", "in each quarter that can be compared since April to June 2025: all three"
                 " quarters that can be compared. One quarter cannot be compared, and is counted"
                 " neither way: too few answers to show."),
        ("BBBx", "was better than areas like it in each quarter from April to June 2025 to October"
                 " to December 2025: all three quarters that can be compared. One quarter"),
        ("..x-", "in any of the two quarters that can be compared. Two quarters cannot be compared,"
                 " and are counted neither way: too few answers to show in one and nothing recorded"
                 " in one."),
        ("B..x", "In October to December 2025, the last quarter that can be compared, Tanswether"),
        (".iBB", "One quarter cannot be compared, and is counted neither way: too few answers to"
                 " compare."),
        (".nBB", "neither way: nothing is shown to hold it against."),
        ("xxi-", "Tanswether cannot be compared with areas like it in any quarter. Four quarters"),
    ],
)  # fmt: skip
def test_what_is_withheld_or_missing_is_said_and_counted_neither_way(letters, says):
    assert says in since(letters)


def test_a_quarter_that_cannot_be_compared_never_ends_a_run_nor_counts_towards_it():
    assert "(two quarters)" in since(".B-B")
    assert "of three quarters compared, it was better in two" in since(".B-B").lower()


@given(st.text(alphabet="BW.x-in", min_size=1, max_size=16))
def test_every_quarter_is_counted_once_and_no_sentence_is_empty(letters):
    words = since(letters)
    missing = sum(each in "x-in" for each in letters)
    assert ("neither way" in words) == bool(missing)
    assert "Tanswether" in words
    assert words.endswith(".")
    title = said.since_title(judged(letters), **THAN)
    assert len(title.split()) <= 12


def test_no_number_of_a_withheld_quarter_is_in_the_words_or_the_table():
    own = judged("BxB").assign(value=[0.5, 0.1234, 0.5])
    table = pd.DataFrame({"Quarter": ["July to September 2025"], "Tanswether": ["Too few"]})
    told = said.with_beside(table, own, SHARE, name="Areas like it", area="Tanswether")
    assert "12" not in told.to_csv().replace("2025", "")
    assert told["Tanswether compared with it"][0] == "Not compared: too few answers to show"


@pytest.mark.parametrize(
    ("letters", "title"),
    [
        ("BBBB", "Tanswether: better than areas like it since April 2025"),
        ("...B", "Tanswether: better than areas like it in the latest quarter"),
        ("B...", "Tanswether cannot be told apart from areas like it now"),
        ("....", "Tanswether cannot be told apart from areas like it"),
        ("BBBx", "Tanswether: better than areas like it from April 2025 to December 2025"),
        ("xxxx", "Tanswether cannot be compared with areas like it"),
    ],
)
def test_the_title_is_the_finding(letters, title):
    assert said.since_title(judged(letters), **THAN) == title


@pytest.mark.parametrize(
    ("letters", "than", "title"),
    [
        ("BB", "England", "See people enough: better than England since April 2025"),
        ("BB", "the rest of Mid Merrowdale",
         "See people enough: better than the rest of Mid Merrowdale"),
        ("BBx", "the rest of Mid Merrowdale",
         "See people enough: was better than the rest of Mid Merrowdale"),
        ("BB", "the rest of the City of London and Westminster", "See people enough: better"),
        ("Bx", "the rest of the City of London and Westminster", "See people enough: was better"),
        ("..", "England", "See people enough: cannot be told apart from England"),
        ("..", "the rest of the City of London and Westminster",
         "See people enough: not told apart"),
        ("x-", "England", "See people enough: cannot be compared with England"),
    ],
)  # fmt: skip
def test_the_title_of_a_chart_among_others_says_which_it_is_in_twelve_words(letters, than, title):
    assert said.outcome_title(judged(letters), outcome="See people enough", than=than) == title


def test_in_easy_read_it_is_said_in_short_sentences():
    assert said.easy_since(judged(".BBB"), **THAN) == (
        "Tanswether is better than areas like it. This began in July 2025. It is three quarters"
        " now."
    )
    assert "may be chance" in said.easy_since(judged("...."), **THAN)
    assert said.easy_since(judged("BBxx"), **THAN) == (
        "Tanswether was better than areas like it in two quarters. The last was July to September"
        " 2025. We do not know about now."
    )
    assert said.easy_since(judged("xx"), **THAN).startswith("We cannot compare")


def test_the_table_has_the_other_figure_its_range_and_the_verdict():
    table = pd.DataFrame({"Quarter": ["July to September 2025", "April to June 2025"]})
    told = said.with_beside(table, judged("B."), SHARE, name="Areas like it", area="Tanswether")
    assert list(told["Areas like it"]) == ["40% (38 to 42)"] * 2
    assert list(told["Tanswether compared with it"]) == ["Similar", "Better"]


def test_those_who_do_not_see_the_line_are_told_where_it_goes():
    own = judged("BB").assign(against=[0.4, 0.44])
    words = said.beside_alt(own, SHARE, name="areas like it", says="It is better.")
    assert words == "A line for areas like it goes from 40% to 44%. It is better."


# Which quarters lie apart


def held(*gaps, wide=0.05):
    """An area so far above another whose likely range is as wide on each side."""
    own = quarters(*(0.5 + gap for gap in gaps)).assign(lower=lambda x: x["value"] - wide)
    figure = Estimate(*(np.full(len(gaps), each) for each in (0.5, 0.5, 0.5)))
    return clearly_apart(against_figure(own.assign(upper=own["value"] + wide), figure, SHARE))


def test_one_quarter_in_sixteen_that_barely_lies_apart_is_not_said_to():
    barely = held(0.052, *[0.0] * 15)
    assert barely["verdict"].iloc[0] == "better"
    assert barely["clear"].iloc[0] == "similar"
    assert held(0.2, *[0.0] * 15)["clear"].iloc[0] == "better"


def test_sixteen_quarters_that_each_barely_lie_apart_all_do():
    assert set(held(*[0.052] * 16)["clear"]) == {"better"}


def test_what_is_clear_is_what_scipy_says_of_the_same_chances():
    stats = pytest.importorskip("scipy.stats")
    gaps = [0.2, 0.08, 0.06, 0.055, 0.052, 0.01, 0.0, -0.07]
    found = held(*gaps)
    chances = p_value(Estimate(*(found[f"difference{end}"].to_numpy(float)
                                 for end in ("", "_lower", "_upper"))))  # fmt: skip
    firm = stats.false_discovery_control(chances) <= 0.05
    assert list(found["clear"].ne("similar")) == list(firm)


def test_a_quarter_that_is_withheld_is_not_among_those_looked_at():
    own = rows(
        shown(0.58, period="2025-Q1"),
        *(row(period=f"2024-Q{n}", absence="too few answers") for n in (1, 2, 3, 4)),
    )
    figure = Estimate(*(np.full(5, 0.5) for _ in range(3)))
    found = clearly_apart(against_figure(own, figure, LONELY))
    assert list(found["clear"]) == ["worse", "", "", "", ""]


def test_quarters_that_are_withheld_make_no_other_quarter_clear():
    lone = held(0.055, 0.0, 0.0, 0.0, 0.0)
    hidden = quarters(*(None for _ in range(10)), first="2024-Q1").assign(verdict="")
    both = clearly_apart(pd.concat([lone.drop(columns="clear"), hidden], ignore_index=True))
    assert list(both["clear"]) == [*["similar"] * 5, *[""] * 10]
    assert list(lone["clear"]) == ["similar"] * 5


def test_quarters_that_nobody_sent_are_there_and_hold_nothing():
    sent = quarters(0.5, None, 0.6, first="2024-Q3").iloc[[0, 2]]
    every = each_period(sent, sent["period"], ["X1", "X2"])
    assert list(every["period"]) == ["2024-Q3", "2024-Q4", "2025-Q1"] * 2
    assert list(every["absence"]) == ["", "no data recorded", "", *["no data recorded"] * 3]
    assert every.loc[every["absence"].ne(""), ["value", "lower", "upper"]].isna().all(axis=None)
    assert list(every.columns) == list(sent.columns)


def test_years_are_looked_at_as_they_are():
    sent = rows(*(shown(0.5, period=f"{year}-FY", period_type="financial year")
                  for year in (2021, 2024)))  # fmt: skip
    assert list(each_period(sent, sent["period"], ["X1"])["period"]) == ["2021-FY", "2024-FY"]
