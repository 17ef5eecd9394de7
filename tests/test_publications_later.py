"""Files of the kinds we have, written by another office: read whole, or refused by their level."""

import pytest
from publication_later import CASES, COUNCILS, REFUSED, text, tidy
from test_publications_unseen import drafted

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("case", CASES)
def test_another_way_of_writing_the_same_kind_of_file_is_read_whole(case):
    name, content, *expected = CASES[case]
    told = drafted(content, name).report()
    known = ("publication_id", "areas", "periods", "observations")
    assert [told[each] for each in known] == expected
    assert not [each for each in told["problems"] if each["level"] == "error"]
    assert told["rows"]["rejected"] == 0


@pytest.mark.parametrize("level", REFUSED)
def test_a_level_that_is_not_shown_is_refused_by_its_name(level):
    told = drafted(REFUSED[level], "figures.csv").report()
    errors = [each["message"] for each in told["problems"] if each["level"] == "error"]
    assert any(level in each for each in errors)
    assert told["rows"]["accepted"] == 0


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("Not published", "not available"),
        ("not submitted", "not submitted"),
        ("DNS", "not available"),
        ("<5", "withheld by the publisher"),
        ("[low]", "too uncertain for the publisher to show"),
    ],
)
def test_a_mark_keeps_its_reason(mark, reason):
    told = drafted(text(tidy("2023/24", values=[50.5, mark])), "falls.csv").report()
    assert told["absences"] == {reason: 1}


def test_decimals_behind_a_comma_keep_their_size():
    values = [f"{each},5" for each in range(1200, 1200 + len(COUNCILS))]
    draft = drafted(text(tidy("2023/24", values=values), separator=";"), "falls.csv")
    assert draft.activity["value"].tolist() == [each + 0.5 for each in range(1200, 1208)]


def test_a_comma_before_three_digits_stands_for_thousands_in_its_own_company():
    draft = drafted(text(tidy("2023/24", values=["1,234", "2,345.5"])), "falls.csv")
    assert draft.activity["value"].tolist() == [1234, 2345.5]


def test_a_rate_that_looks_like_a_count_is_said_before_it_is_added():
    lines = [["LA code", "LA name", "Year", "New requests"]]
    lines += [[code, name, "2023-24", 1000 + at] for at, (code, name, _) in enumerate(COUNCILS)]
    told = drafted(text(lines), "requests.csv").report()
    warned = [each["message"] for each in told["problems"] if each["level"] == "warning"]
    assert any("every figure of it here is a whole number" in each for each in warned)


@pytest.mark.parametrize(("word", "is_said"), [("2024Q3/25", True), ("Smith 1985", False)])
def test_a_time_that_is_none_we_know_is_repeated_and_a_name_is_not(word, is_said):
    lines = [["area_code", "period", "indicator", "value"], ["E08000035", "2023/24", "Falls", 1]]
    told = drafted(text([*lines, ["E08000003", word, "Falls", 2]]), "falls.csv").report()
    message = next(each["message"] for each in told["problems"] if each["level"] == "error")
    assert (word in message) is is_said
    assert "a year (2024/25)" in message


def test_a_heading_without_rows_is_said_to_have_none():
    told = drafted("area_code,period,indicator,value\n", "falls.csv").report()
    assert any("no rows below" in each["message"] for each in told["problems"])
