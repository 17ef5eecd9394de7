"""Answers, groups, headings, days and places, as people and spreadsheets really write them."""

import pytest
from intake_cases import catalogue, checked, messages, roles, tally, written

from khi.intake import Choices
from khi.intake.matching.words import fold
from khi.intake.profiles import Profile

SATISFIED = "Overall, how satisfied are you with your life nowadays?"
DAYS = "Do you decide how you spend your days?"
VOICE = "In the last year, did something change because of what you or people like you said?"
FRIENDS = "How many friends do you have who you choose to spend time with?"


def answered(heading, *cells, **said):
    """A file of one question: each cell is one person's answer."""
    rows = [["area", "quarter", heading], *(["Leeds", "2025-Q1", cell] for cell in cells)]
    return checked(written(rows), **said)


@pytest.mark.parametrize(
    ("heading", "question", "cells", "expected"),
    [
        (SATISFIED, "ons_satisfied", ("10,0", "7,0", "7.0"), {"10": 1, "7": 2}),
        (SATISFIED, "ons_satisfied", ("Ten", "seven", "zero"), {"10": 1, "7": 1, "0": 1}),
        (SATISFIED, "ons_satisfied", ("Completely satisfied (10)", "7/10"), {"10": 1, "7": 1}),
        (VOICE, "khi_voice", ("Checked", "Unchecked", "TRUE"), {"yes": 2, "no": 1}),
        (VOICE, "khi_voice", ("✓", "not selected"), {"yes": 1, "no": 1}),
        (DAYS, "khi_ctl1", ("a) Always", "(b) Mostly", "c. Rarely"),
         {"always": 1, "mostly": 1, "rarely": 1}),
        (DAYS, "khi_ctl1", ("Always / Bob amser", "Rarely | Anaml"), {"always": 1, "rarely": 1}),
        (DAYS, "khi_ctl1", ("😀 Always", "Always "), {"always": 2}),
    ],
)  # fmt: skip
def test_an_answer_is_known_however_it_is_written(heading, question, cells, expected):
    draft = answered(heading, *cells)
    assert not messages(draft)
    assert {code: n for code, n in tally(draft, question).items() if n} == expected


def test_faces_alone_are_answers_nobody_knows_yet_and_the_person_can_say():
    faces = ("😀",) * 12 + ("🙁",) * 12
    assert len(messages(answered(DAYS, *faces))) == 2
    said = {"C": {"😀": "always", "🙁": "rarely"}}
    assert tally(answered(DAYS, *faces, answers=said), "khi_ctl1")["rarely"] == 12


def test_text_decoded_twice_is_read_as_it_was():
    assert fold("Donâ€™t know") == fold("Don’t know")
    assert fold("Ynys MÃ´n") == "ynys môn"
    assert fold("Âge, Ãrea") == "âge ãrea"


def test_answers_numbered_from_0_are_asked_about_and_never_shifted_by_one():
    cells = ["0", "1", "2", "3", "4"] * 4
    (need,) = answered(DAYS, *cells).needs
    assert "'no answer'" in need
    assert "0 (4 times)" in need
    blank = tally(answered(DAYS, *cells, missing={"C": ("0",)}), "khi_ctl1")
    assert blank == {"always": 4, "mostly": 4, "sometimes": 4, "rarely": 4}
    real = answered(DAYS, *cells, missing={"C": ()})
    assert real.upload.ledger.rejected == 20
    said = dict(zip("01234", ("always", "mostly", "sometimes", "rarely", "not_sure"), strict=True))
    told = answered(DAYS, *cells, missing={"C": ()}, answers={"C": said})
    assert tally(told, "khi_ctl1") == dict.fromkeys(said.values(), 4)


@pytest.mark.parametrize(("cell", "meant"), [("02-Apr", "2 to 4"), ("04-Feb", "2 to 4")])
def test_a_range_that_a_spreadsheet_took_for_a_day_is_guessed(cell, meant):
    (message,) = messages(answered(FRIENDS, "None", "None", "1", *[cell] * 12))
    assert f"Did you mean '{meant}'?" in message


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        (f"Q1 {DAYS}", "khi_ctl1"),
        (f"3.1.2 {DAYS}", "khi_ctl1"),
        (f"Section 2: Control: {DAYS}", "khi_ctl1"),
        (f"{DAYS} Please select one answer only.", "khi_ctl1"),
        (f"{DAYS} / Ydych chi'n penderfynu?", "khi_ctl1"),
        (f"Your life >> {DAYS}", "khi_ctl1"),
        ("On a scale of 0 to 10, overall how satisfied are you with your life nowadays?",
         "ons_satisfied"),
        ("Overall, how happy did you feel yesterday? Where 0 is not at all and 10 is completely",
         "ons_happy"),
        ("To what extent do you agree or disagree that you personally", "cls_influence"),
        ("Do you not decide how you spend your days?", ""),
        ("To what extent do you agree or disagree that", ""),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_question_whatever_stands_around_it(heading, target):
    question = catalogue().questions.get(target or "khi_ctl1")
    cell = "7" if question.scale else question.answers[0].label
    rows = [["area", "quarter", "How often do you feel lonely?", heading]]
    draft = checked(written(rows + [["Leeds", "2025-Q1", "Never", cell]] * 9))
    assert roles(draft)[heading] == (target or "unmatched")


@pytest.mark.parametrize(
    ("heading", "breakdown", "cell", "group"),
    [
        ("Ethnicity", "ethnicity", "Asian/Asian British - Indian", "indian"),
        ("Ethnicity", "ethnicity", "Black/Black British: African", "african"),
        ("Ethnicity", "ethnicity", "White: English/Welsh/Scottish/Northern Irish/British",
         "british"),
        ("How would you describe your ethnic origin?", "ethnicity", "Asian / Asian British",
         "asian"),
        ("Do you consider yourself to be disabled?", "disability", "Yes", "disabled"),
        ("Do you provide unpaid care?", "carer", "TRUE", "carer"),
        ("Which of the following best describes your gender?", "sex", "Woman", "female"),
    ],
)  # fmt: skip
def test_a_group_is_known_by_the_words_of_other_forms(heading, breakdown, cell, group):
    rows = [["area", "quarter", DAYS, heading], *[["Leeds", "2025-Q1", "Always", cell]] * 9]
    counted = tally(checked(written(rows)), "khi_ctl1", breakdown=breakdown, group=group)
    assert counted["always"] == 9


def test_a_question_of_yes_and_no_is_not_free_text_though_it_asks_do_you_have_any():
    rows = [["quarter", DAYS, "Do you have any pets?"], *[["2025-Q1", "Always", "Yes"]] * 9]
    assert roles(checked(written(rows), area="Leeds"))["Do you have any pets?"] == "unmatched"


def test_a_grid_of_answers_is_not_free_text_though_it_says_please_state():
    heading = "Please state how you see your neighbours"
    rows = [["quarter", DAYS, heading], *[["2025-Q1", "Always", "Very favourably"]] * 9]
    assert roles(checked(written(rows), area="Leeds"))[heading] == "unmatched"


def test_a_column_that_only_numbers_the_rows_is_no_question():
    rows = [["", "quarter", DAYS], *[[number, "2025-Q1", "Always"] for number in range(1, 9)]]
    assert roles(checked(written(rows), area="Leeds"))["Column A"] == "technical"


def test_a_code_and_a_type_around_a_name_are_set_aside():
    rows = [["quarter", DAYS, "q01a_gender_cat"], *[["2025-Q1", "Always", "Male"]] * 9]
    assert roles(checked(written(rows), area="Leeds"))["q01a_gender_cat"] == "sex"


@pytest.mark.parametrize(
    "place", ["Leeds (212)", "212 - Leeds", "Leeds UA", "E08000035 - Leeds", "City of Leeds"]
)
def test_a_place_is_known_with_its_number_or_its_kind_beside_it(place):
    rows = [["area", "quarter", DAYS], *[[place, "2025-Q1", "Always"]] * 3]
    assert set(checked(written(rows)).tallies["area"]) == {"E08000035"}


@pytest.mark.parametrize("heading", ["Submitted at", "Completed on", "Survey Timestamp"])
def test_a_day_is_found_under_the_headings_of_more_tools(heading):
    rows = [["area", heading, DAYS], *[["Leeds", "20250414", "Always"]] * 3]
    assert set(checked(written(rows)).tallies["quarter"]) == {"2025-Q1"}


def test_weights_with_a_decimal_comma_are_used():
    said = [["Leeds", "2025-Q1", "0,5", "Always"], ["Leeds", "2025-Q1", "1,5", "Never"]] * 4
    draft = checked(written([["area", "quarter", "weight", DAYS], *said], separator=";"))
    assert sorted(draft.tallies["weight"]) == [2.0, 6.0]


def in_quarters(*quarters, **said):
    rows = [["area", "quarter", DAYS], *(["Leeds", each, "Always"] for each in quarters)]
    return checked(written(rows), **said)


def test_whether_q1_2025_is_financial_or_calendar_is_asked_once_and_the_answer_stands():
    (need,) = in_quarters("Q1 2025", "Q2 2025", "2025 Q4").needs
    assert need.startswith("Say whether '2025 Q4', and others in column B (quarter) is a quarter")
    calendar = in_quarters("Q1 2025", "Q4 2025", quarter_year="calendar")
    assert not calendar.needs
    assert set(calendar.tallies["quarter"]) == {"2024-Q4", "2025-Q3"}
    financial = in_quarters("Q1 2025", "2025 Q4", quarter_year="financial")
    assert set(financial.tallies["quarter"]) == {"2025-Q1", "2025-Q4"}


def test_a_quarter_that_can_only_be_financial_is_not_asked_about():
    assert not in_quarters("2025-Q1", "Q1 2025/26", "Apr-Jun 2025", "2025-05-01").needs
    assert not in_quarters("Q1 2025", quarter="2025-Q1").needs


def test_counts_are_asked_about_their_quarters_too():
    rows = [["question", "answer", "n", "area", "quarter"],
            ["khi_ctl1", "Always", 40, "Leeds", "Q1 2025"]]  # fmt: skip
    assert "financial year" in checked(written(rows)).needs[0]
    said = checked(written(rows), quarter_year="financial")
    assert set(said.tallies["quarter"]) == {"2025-Q1"}


def test_a_form_remembers_which_quarters_it_writes():
    draft = in_quarters("Q1 2025", quarter_year="financial")
    said = Choices(quarter_year="financial")
    profile = Profile.from_json(Profile.of("Ours", draft, said).to_json())
    assert profile.choices([]).quarter_year == "financial"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["Question", "Response", "Number of respondents", "%"],
          [DAYS, "Always", "40", "66%"], [DAYS, "Mostly", "20", "33%"]], "survey-counts"),
        ([[DAYS], ["Answer Choices", "Responses", ""], ["Always", "40%", "40"],
          ["Mostly", "60%", "60"], ["", "Answered", "100"]], "crosstab"),
        ([["", "Total", "Male"], [DAYS, "", ""], ["Always", "120", "60"], ["Mostly", "90", "45"],
          ["How often do you feel lonely?", "", ""], ["Never", "120", "60"]], "crosstab"),
        ([["Area", "Always", "Mostly", "Sometimes", "Rarely", "Base"],
          ["Leeds", "40", "30", "20", "10", "200"], ["Bury", "40", "30", "20", "10", "90"]],
         "crosstab"),
    ],
)  # fmt: skip
def test_what_is_counted_already_is_known_for_what_it_is(rows, kind):
    assert checked(written(rows)).kind == kind


def test_a_group_without_a_breakdown_is_refused_in_words():
    rows = [["question", "answer", "n", "area", "quarter", "group"],
            ["khi_ctl1", "Always", 40, "Leeds", "2025-Q1", "Female"]]  # fmt: skip
    (message,) = messages(checked(written(rows)))
    assert "a column “breakdown” that says what the groups are" in message


def test_answers_that_a_form_tool_calls_a_preview_are_pointed_out():
    rows = [["Status", "quarter", DAYS], *[["Survey Preview", "2025-Q1", "Always"]] * 2,
            *[["IP Address", "2025-Q1", "Always"]] * 9]  # fmt: skip
    (warning,) = messages(checked(written(rows), area="Leeds"), "warning")
    assert warning.startswith("2 rows: column A (Status) calls it a preview or a test.")
