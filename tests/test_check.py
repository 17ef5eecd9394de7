"""Every bad cell can be found and put right; only errors reject a row."""

import csv
import io

import pytest
from intake_cases import checked, leeds, messages, tally, written

from khi.intake.checking.problems import COLUMNS
from khi.intake.matching.headings import Role
from khi.model import KhiError

MESSY = (
    "Person,khi_ctl1,Sex,Council,When\n"
    "1,Always,Female,Leeds,2025-Q1\n"
    "2,Sometmes,Female,Leeds,2025-Q1\n"
    "3,Sometmes,Male,Leeds,2025-Q1\n"
    "4,Rarely,Robot,Leeds,2025-Q1\n"
    "5,Rarely,Male,Lees,2025-Q1\n"
    "6,Rarely,Male,Leeds,Spring\n"
    "7,Rarely,Male,,2025-Q1\n"
)


def messy(**said):
    return checked(MESSY, matches={"When": "period"}, **said)


def test_only_errors_reject_a_row():
    draft = messy()
    assert draft.upload.ledger.model_dump() == {
        "read": 7,
        "accepted": 2,
        "rejected": 5,
        "skipped": 0,
    }
    assert tally(draft, "khi_ctl1", breakdown="sex", group="not_stated") == {"rarely": 1}


def test_the_same_mistake_is_one_problem_with_how_often_and_where():
    draft = messy()
    problem = draft.problems[draft.problems["found"] == "Sometmes"].iloc[0]
    assert list(draft.problems.columns) == list(COLUMNS)
    assert (problem["count"], problem["row"], problem["letter"]) == (2, 3, "B")
    assert problem["guess"] == "Sometimes"
    assert "Always; Mostly; Sometimes; Rarely" in problem["accepted"]
    assert problem["message"].startswith("2 rows: 'Sometmes' in column B (khi_ctl1).")


def test_every_bad_cell_has_a_row_of_its_own():
    cells = messy().bad_cells
    assert cells.loc[cells["letter"] == "B", "row"].tolist() == [3, 4]
    assert cells.loc[cells["letter"] == "D", "row"].tolist() == [6, 8]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    draft = leeds("A title\n\nkhi_con1,khi_ctl1\nYes,Always\n\nYes,Sometmes\n")
    assert draft.bad_cells.loc[draft.bad_cells["level"] == "error", "row"].tolist() == [6]


def test_a_corrected_cell_is_checked_again_and_stands_in_the_ledger():
    draft = messy(corrections={(3, "B"): "Sometimes", (4, "khi_ctl1"): "Mostly", (6, "D"): "Leeds"})
    assert draft.upload.ledger.accepted == 5
    assert draft.upload.context["corrections"] == "3 by hand: B3, B4, D6"
    assert "Mostly" not in str(draft.upload)


def test_a_correction_of_a_row_that_is_not_there_is_refused():
    with pytest.raises(KhiError, match="row 99, column B"):
        messy(corrections={(99, "B"): "Sometimes"})


def test_a_choice_about_a_column_that_is_not_there_is_refused():
    with pytest.raises(KhiError, match="column that this file does not have"):
        messy(missing={"Nowhere": ("9",)})


def test_the_checked_file_gives_every_row_back_with_its_problems():
    given = list(csv.reader(io.StringIO(messy().checked_file().decode("utf-8-sig"))))
    assert given[0] == ["row", "Person", "khi_ctl1", "Sex", "Council", "When", "problems"]
    assert [row[1] for row in given[1:]] == list("1234567")
    assert given[2][-1] == "B: 'Sometmes' is not an answer we know. Did you mean 'Sometimes'?"
    assert given[1][-1] == ""


def test_formulas_in_headings_and_cells_come_back_disarmed():
    file = (
        leeds(written([["=cmd|x", "khi_con1"], ["=1+1", "Yes"]])).checked_file().decode("utf-8-sig")
    )
    assert "'=cmd|x" in file
    assert "'=1+1" in file


def test_a_number_that_may_mean_no_answer_is_asked_once_for_each_column():
    draft = leeds("khi_con2,ons_happy\nhelps,99\n-9,99\nhelps,7\n")
    assert [(ask.about, ask.column) for ask in draft.asks] == [("missing", "A"), ("missing", "B")]
    assert "99 (2 times)" in draft.needs[1]


def test_what_was_said_of_such_numbers_is_kept_to():
    source = "khi_con2,ons_happy\nhelps,99\n-9,99\nhelps,7\n"
    blank = leeds(source, missing={"*": ("99", "-9")})
    assert (blank.upload.ledger.rejected, blank.needs) == (0, [])
    wrong = leeds(source, missing={"A": ("-9",), "ons_happy": ()})
    assert wrong.upload.ledger.rejected == 2


def test_what_a_value_means_can_be_said():
    draft = leeds(
        "khi_ctl1\nSure\nSure\nNever ever\n",
        answers={"A": {"sure": "always", "never ever": "Rarely"}},
    )
    assert tally(draft, "khi_ctl1") == {"always": 2, "rarely": 1}


def test_the_same_respondent_twice_is_a_warning_and_the_id_is_never_said():
    draft = leeds("Respondent ID,khi_con1\nR77123,Yes\nR77123,Yes\nR5,Yes\n")
    assert draft.upload.ledger.accepted == 3
    assert any("stands in another row too" in message for message in messages(draft, "warning"))
    assert "R77123" not in str(draft.report())


def test_a_column_we_do_not_know_is_listed_with_how_much_is_in_it():
    draft = leeds("khi_con1,Shoe size\nYes,44\nYes,\n")
    assert draft.columns[1].role is Role.UNMATCHED
    assert any(
        "Shoe size" in message and "1 cell" in message for message in messages(draft, "note")
    )


def test_a_row_with_too_many_cells_is_a_warning():
    draft = leeds("khi_con1,khi_con2\nYes,helps\nYes,helps,oops\nYes,helps\nYes,helps\n")
    assert any("more cells than there are columns" in each for each in messages(draft, "warning"))


def test_blank_and_silent_rows_are_skipped_and_said():
    draft = leeds("Respondent ID,khi_con1\n1,Yes\n\n3,\n4,Yes\n")
    assert draft.upload.ledger.model_dump() == {
        "read": 4,
        "accepted": 2,
        "rejected": 0,
        "skipped": 2,
    }
    assert len(messages(draft, "note")) >= 2


def test_what_numbers_were_taken_to_mean_is_said():
    draft = leeds("khi_ctl1,Sex,ons_happy\n1,2,7\n4,1,8\n")
    notes = " ".join(messages(draft, "note"))
    assert "1 = Always; 4 = Rarely" in notes
    assert "1 = Male; 2 = Female" in notes
    assert "7" not in notes


def test_one_area_for_the_file_wins_over_a_column_and_says_so():
    draft = leeds("khi_con1,council\nYes,Bradford\n")
    assert set(draft.tallies["area"]) == {"E08000035"}
    assert any("is not used" in message for message in messages(draft, "warning"))


def test_a_quarter_that_has_not_begun_is_a_warning():
    draft = checked("khi_con1,quarter\nYes,2098-Q1\n", area="Leeds")
    assert any("2098-Q1" in message for message in messages(draft, "warning"))


def test_a_kind_of_file_nobody_knows_is_refused():
    with pytest.raises(KhiError, match="survey-respondents"):
        leeds("khi_con1\nYes\n", kind="spreadsheet")


def test_a_quarter_that_could_be_of_two_kinds_of_year_is_asked_about():
    draft = checked("khi_con1,quarter,area\nYes,Q1 2025,Leeds\n")
    assert set(draft.tallies["quarter"]) == {"2024-Q4"}
    (asked,) = draft.needs
    assert "Q1 is January to March" in asked
    assert "Q1 is April to June" in asked


MEASURES = "indicator,area,period,numerator,denominator\n"


def test_a_small_count_of_a_measure_is_told_before_it_is_added_and_stops_nothing():
    draft = checked(MEASURES + "sys01,Leeds,2025-Q1,4,90000\nsys01,Bradford,2025-Q1,0,90000\n")
    (said,) = messages(draft, "warning")
    assert said.startswith("1 figure with a count from 1 to 9")
    assert "write [c]" in said
    assert not draft.needs


@pytest.mark.parametrize("count", ["10", "0", "[c]"])
def test_a_count_that_is_large_none_or_marked_is_not_told_of(count):
    assert not messages(checked(f"{MEASURES}sys01,Leeds,2025-Q1,{count},90000\n"), "warning")
