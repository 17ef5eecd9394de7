"""Columns and answers are matched however they are written, and never on a mere likeness."""

import pytest
from intake_cases import catalogue, checked, leeds, roles, tally, written

from khi.intake.matching.answers import answers_of, groups_of
from khi.intake.matching.headings import Headings, Role
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold, without_numbering
from khi.intake.times.days import DayOrder, day_order, quarter_of
from khi.intake.times.periods import period
from khi.model import Quarter


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  KHI-CON1 ", "khi con1"),
        ("Don’t know", "dont know"),
        ("Don@SQ@t know", "dont know"),
        ("don?t know", "dont know"),
        ("5.0", "5"),
        ("-9", "-9"),
        ("5+", "5 or more"),
        ("Area [note 3]", "area"),
        ("Black & Asian", "black and asian"),
        ("a b", "a b"),
    ],
)
def test_case_punctuation_and_quotes_do_not_matter(text, folded):
    assert fold(text) == folded


def test_a_question_number_in_front_does_not_matter():
    assert without_numbering("Q7) How are you?") == "How are you?"
    assert without_numbering("12. How are you?") == "How are you?"


def headings():
    return Headings(catalogue())


def target(*texts: str) -> str:
    found = headings().candidates(texts)
    return found[0].target if found else ""


@pytest.mark.parametrize(
    "heading",
    [
        "khi_ctl1",
        "KHI-CTL1",
        "Do you decide how you spend your days?",
        "do you decide how you spend your days",
        "3. Do you decide how you spend your days?",
        "Do you decide how you  spend your days? ",
        "Do youdecide how you spend your days?",
        "Do you decide how you spend yuor days?",
        "ctl1. Do you decide how you spend your days?",
        "control/khi_ctl1",
        "group_control_khi_ctl1",
        "G1Q3[SQ001]. Your days [Do you decide how you spend your days?]",
        "Your days - Do you decide how you spend your days?",
    ],
)
def test_a_question_is_known_by_id_wording_or_alias(heading):
    assert target(heading) == "khi_ctl1"


@pytest.mark.parametrize(
    "heading",
    [
        "Overall, how satisfied are you with your job nowadays?",
        "Do you decide how you spend your money?",
        "Do you not decide how you spend your days?",
        "Days",
    ],
)
def test_a_likeness_with_another_meaning_is_no_match(heading):
    assert target(heading) not in ("ons_satisfied", "khi_ctl1")


def test_every_wording_of_the_bank_finds_its_own_question():
    wordings = {each.wording for each in catalogue().questions.values() if each.wording}
    found = {wording: target(wording) for wording in wordings}
    assert {catalogue().questions[found[wording]].wording for wording in wordings} == wordings


def accepted(question: str):
    return answers_of(catalogue().questions[question])


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        ("khi_ctl1", "ALWAYS", "always"),
        ("khi_ctl1", "always.", "always"),
        ("khi_ctl1", "4 - Rarely", "rarely"),
        ("khi_ctl1", "Rarely (4)", "rarely"),
        ("khi_ctl1", "2", "mostly"),
        ("khi_con2", "It helps", "helps"),
        ("khi_con2", "I don’t have support", "no_support"),
        ("ons_satisfied", "10 - Completely", "10"),
        ("ons_satisfied", "7.0", "7"),
        ("ons_satisfied", "7 out of 10", "7"),
        ("ons_satisfied", "Not at all", "0"),
        ("khi_kind", "I would rather not say", "prefer_not"),
        ("khi_ctl1", "A4", "rarely"),
        ("khi_ctl1", "AO02", "mostly"),
    ],
)
def test_an_answer_is_known_however_it_is_written(question, text, code):
    assert accepted(question).code(text) == code


@pytest.mark.parametrize("text", ["11", "-1", "5 10", "7 and a half", "Sometmes"])
def test_what_is_no_answer_is_not_made_one(text):
    assert accepted("ons_satisfied").code(text) is None


def test_every_answer_of_the_bank_is_known_by_code_label_easy_words_and_alias():
    for question in catalogue().questions.values():
        meant = answers_of(question)
        for answer in question.all_answers:
            assert meant.code(answer.code) == answer.code
            assert meant.code(answer.label) == answer.code


@pytest.mark.parametrize(
    ("text", "code"),
    [("34", "25_34"), ("34 years", "25_34"), ("66 to 70", "65_74"), ("85+", "85_over"),
     ("Prefer not to say", "not_stated"), ("60 to 80", None)],
)  # fmt: skip
def test_an_age_or_a_band_falls_in_its_group(text, code):
    assert groups_of(catalogue().breakdowns["age"]).code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("E08000003", "E08000003"),
        ("manchester", "E08000003"),
        ("Manchester City Council", "E08000003"),
        ("London Borough of Camden", "E09000007"),
        ("E08000016", "E08000038"),
        ("Atlantis", None),
    ],
)
def test_an_area_is_known_by_code_former_code_or_name(text, code):
    assert Places(catalogue()).code(text) == code


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2025-Q1", "2025-Q1"),
        ("Q1 2025/26", "2025-Q1"),
        ("2025/26 Q4", "2025-Q4"),
        ("2025-04-15", "2025-Q1"),
        ("2025-04-15T10:58:34.147+03:00", "2025-Q1"),
        ("15/04/2025", "2025-Q1"),
        ("15/04/2025 11:02", "2025-Q1"),
        ("15 April 2025", "2025-Q1"),
        ("April 2025", "2025-Q1"),
        ("2025-CQ1", "2024-Q4"),
        ("45762", "2025-Q1"),
        ("1980-01-01 00:00:00", None),
        ("Q1 2025", "2024-Q4"),
        ("31/02/2025", None),
        ("Spring", None),
        ("Monday, 14 April 2025 09:05", "2025-Q1"),
        ("Apr 14 2025  9:05AM", "2025-Q1"),
        ("14 Ebrill 2025", "2025-Q1"),
        ("14 avril 2025", "2025-Q1"),
        ("14. Mai 2025", "2025-Q1"),
        ("14 de junio de 2025", "2025-Q1"),
        ("2025. 4. 14.", "2025-Q1"),
        ("April 2025 to June 2025", "2025-Q1"),
        ("Q1 25/26", "2025-Q1"),
        ("FY2025/26 Q1", "2025-Q1"),
        ("04/2025", "2025-Q1"),
    ],
)
def test_a_quarter_is_read_however_it_is_written(text, quarter):
    assert quarter_of(text) == quarter


@pytest.mark.parametrize(
    "heading",
    [
        "Life satisfaction (0-10)",
        "Q7 - Overall, how satisfied are you with your life nowadays? (0 = not at all)",
        "1) Overall, how satisfied are you with your life nowadays? (Required)",
    ],
)
def test_how_to_answer_is_no_part_of_a_question(heading):
    found = Headings(catalogue()).candidates([heading])
    assert [each.target for each in found] == ["ons_satisfied"]


def test_seven_out_of_ten_is_a_seven_on_a_scale_that_ends_at_ten():
    accepted = answers_of(catalogue().questions["ons_satisfied"])
    assert [accepted.code(text) for text in ("7/10", "7 / 10", "7/5")] == ["7", "7", None]


@pytest.mark.parametrize("text", ["Q1 2022", "2022 Q3", "2022Q4", "Quarter 2 2022", "Q1 2025/26"])
def test_a_survey_and_a_file_of_figures_read_a_quarter_the_same_way(text):
    assert quarter_of(text) == Quarter.containing(period(text).start).id


def test_the_order_of_day_and_month_is_settled_by_the_column_or_asked():
    assert day_order(["03/04/2025", "25/04/2025"]) is DayOrder.DAY_FIRST
    assert day_order(["03/04/2025", "4/25/2025 11:02"]) is DayOrder.MONTH_FIRST
    assert day_order(["05/06/2025"]) is DayOrder.DAY_FIRST
    assert day_order(["03/04/2025"]) is None


def test_columns_come_in_any_order_and_the_heading_wins_over_place():
    draft = leeds("Sex,khi_con1,Age,CON2\nFemale,Yes,30,helps\nMale,Mostly,70,gets in the way\n")
    assert roles(draft) == {"Sex": "sex", "khi_con1": "khi_con1", "Age": "age", "CON2": "khi_con2"}


def test_a_column_with_the_right_heading_and_foreign_answers_is_listed_not_counted():
    draft = leeds("khi_con1,lonely\nYes,blue\nYes,green\nMostly,red\n")
    assert roles(draft)["lonely"] == "unmatched"
    assert "its answers are not" in draft.dropped[0]["why"]


def test_one_question_is_counted_from_one_column():
    draft = leeds("khi_con1,con1\nYes,Yes\nMostly,Yes\n")
    assert [match.role for match in draft.columns] == [Role.QUESTION, Role.UNMATCHED]
    assert tally(draft, "khi_con1") == {"yes": 1, "mostly": 1}


def test_a_bare_code_that_any_survey_may_have_needs_company():
    draft = leeds("khi_con1,q3a\nYes,1\nYes,2\n")
    assert roles(draft)["q3a"] == "unmatched"


def test_what_the_person_says_wins():
    draft = leeds("feeling,khi_con1\nAlways,Yes\n", matches={"feeling": "khi_ctl1", "B": "drop"})
    assert roles(draft) == {"feeling": "khi_ctl1", "khi_con1": "dropped"}


SHAPES = {
    "Microsoft Forms": (["ID", "Start time", "Completion time", "Email", "Name"],
                        ["1", "4/20/2025 9:01", "4/20/2025 9:05", "anonymous", ""]),
    "Google Forms": (["Timestamp"], ["20/04/2025 11:57:58"]),
    "Typeform": (["#"], ["995106cd710ec2af0e371cbe5e1f68fb"]),
    "Our template": (["respondent", "quarter"], ["r1", "2025-Q1"]),
}  # fmt: skip


@pytest.mark.parametrize("tool", SHAPES)
def test_nine_in_ten_questions_of_the_bank_are_matched_without_a_click(tool):
    bank = [each for each in catalogue().questions.values() if each.wording and not each.derived]
    front, first = SHAPES[tool]
    codes = [each.all_answers[0].label for each in bank]
    draft = checked(
        written([[*front, *(each.wording for each in bank)], *[[*first, *codes]] * 3]), area="Leeds"
    )
    matched = set(roles(draft).values()) & {each.id for each in bank}
    assert len(matched) >= 0.9 * len(bank)


def test_a_first_person_who_left_the_numbers_blank_is_not_taken_for_a_heading():
    head = ["area", "khi_con1", "khi_con2", "age"]
    people = [["Leeds", "Yes", "helps", ""], ["Leeds", "Yes", "helps", "18"]]
    draft = checked(written([head, *people]), quarter="2025-Q1")
    assert tally(draft, "khi_con1") == {"yes": 2}
    assert draft.report()["header_rows"] == 1
    assert roles(draft)["age"] == "age"


def test_the_options_under_a_question_stay_part_of_its_heading():
    wording = catalogue().questions["khi_ctl1"].wording
    head = [
        ["ID", wording, "", "", "Age", "Sex"],
        ["", "Always", "Mostly", "Sometimes", "Response", "Response"],
    ]
    people = [["1", "Always", "", "", "30", "Male"], ["2", "", "Mostly", "", "40", "Male"]]
    assert leeds(written([*head, *people])).report()["header_rows"] == 2
