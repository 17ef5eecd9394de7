"""What names a person is found by heading and by value, per column, without false alarms."""

import random

import pytest
from intake_cases import REAL, checked, leeds, messages, roles, written

from khi.intake.identifiers import by_heading, by_values, free_text, is_personal
from khi.intake.matching.headings import Role

VALID_NHS = ("9434765919", "4505577104", "4010232137", "5990128088")


def kind(heading: str, *values: str) -> str:
    counts = dict.fromkeys(values, 1)
    found = by_values(counts) or by_heading([heading], counts)
    return found.kind if found else ""


@pytest.mark.parametrize(
    ("heading", "values", "expected"),
    [
        ("number", VALID_NHS, "NHS number"),
        ("number", ["943 476 5919", "450-557-7104", "401 023 2137"], "NHS number"),
        ("NHS No.", ["x"], "NHS number"),
        ("code", ["AB123456C", "CE 12 34 56 D"], "National Insurance number"),
        ("contact", ["a.b@example.org", "none", "c@d.co"], "email address"),
        ("contact", ["0161 496 0000", "+44 7700 900123"], "phone number"),
        ("Mobile number", ["?"], "phone number"),
        ("where", ["M1 1AE", "SW1A 2AA", "B33 8TH"], "postcode"),
        ("from", ["192.168.0.1", "2001:db8::1"], "IP address"),
        ("_gps_latitude", ["53.4808"], "point on a map"),
        ("place", ["53.4808,-2.2426 0 0"], "point on a map"),
        ("deviceid", ["abc"], "device"),
        ("First Name", ["Ada"], "name"),
        ("RecipientLastName", ["Lovelace"], "name"),
        ("DOB", ["1/1/1950"], "date of birth"),
        ("Mosaic ID", ["123"], "local reference number"),
        ("Client number", ["123"], "local reference number"),
        ("Address line 1", ["1 High Street"], "address"),
        ("_uuid", ["a"], "technical"),
        ("Respondent ID", ["114"], "technical"),
    ],
)
def test_an_identifier_is_known_by_its_heading_or_its_values(heading, values, expected):
    assert kind(heading, *values) == expected


@pytest.mark.parametrize(
    "heading",
    ["Area name", "Council name", "Name of service", "khi_kind", "Nationality", "Phone or visit?",
     "Does your home address your needs?", "Employer national insurance costs"],
)  # fmt: skip
def test_a_heading_that_only_sounds_like_one_is_left_alone(heading):
    assert kind(heading, "Good", "Bad") == ""


def test_a_random_ten_digit_respondent_id_is_not_called_an_nhs_number():
    for seed in range(40):
        draw = random.Random(seed)
        ids = {str(draw.randrange(10**9, 10**10)) for _ in range(40)}
        assert kind("Respondent ID", *ids) == "technical"
        assert kind("reference", *ids) == ""


def test_one_value_that_passes_by_chance_is_not_enough():
    assert kind("reference", VALID_NHS[0]) == ""
    assert kind("reference", *VALID_NHS, *(f"81234567{n:02}" for n in range(90))) == ""


def test_a_column_that_only_answers_a_question_about_phones_is_no_phone_number():
    answers = {"Yes": 40, "No": 60}
    assert by_heading(["Do you have a phone"], answers) is None
    assert by_heading(["consent telephone number"], answers) is None


def test_anonymous_emails_do_not_block():
    draft = leeds("khi_con1,Email,Name\nYes,anonymous,\nYes,anonymous,\n")
    assert [match.role for match in draft.columns[1:]] == [Role.IDENTIFIER, Role.IDENTIFIER]
    assert not draft.needs


def test_direct_identifiers_block_until_their_discarding_is_confirmed():
    source = "khi_con1,NHS number\nYes,9434765919\nYes,4505577104\n"
    assert [ask.about for ask in leeds(source).asks] == ["discard_identifiers"]
    assert not leeds(source, discard_identifiers=True).needs


def test_technical_ids_are_dropped_and_said_so():
    draft = leeds("_uuid,khi_con1\na1,Yes\na2,Yes\n")
    assert draft.dropped[0]["column"] == "_uuid"
    assert not draft.needs


def test_peoples_own_words_are_dropped():
    words = [f"I met {n} people and we talked about the garden for hours" for n in range(9)]
    draft = leeds(written([["khi_con1", "Anything to add?"], *(["Yes", word] for word in words)]))
    assert roles(draft)["Anything to add?"] == "free text"
    assert free_text(["Other (please specify)"], {"my cat": 1}) is not None


def test_dates_that_make_everybody_an_adult_are_dates_of_birth():
    born = [[f"{1930 + 4 * n}-03-0{n % 9 + 1}", "Yes"] for n in range(16)]
    assert roles(leeds(written([["when", "khi_con1"], *born])))["when"] == "date of birth"


@pytest.mark.parametrize(
    "text", ["me@here.org", "call 0161 496 0000", "AB123456C", "M1 1AE", "9434765919", "10.0.0.1"]
)
def test_a_value_that_could_name_a_person_is_known_on_its_own(text):
    assert is_personal(text)


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the folder of real files is not here")
@pytest.mark.parametrize(
    "name",
    [
        "apha_cpd_nhs_analysts.csv",
        "ascs_respondent_level_return_fixture.csv",
        "googleforms_social_capital_scales.csv",
        "googleforms_toronto_ebike.csv",
        "googleforms_tsv_english_form_responses_1.tsv",
        "kobo_household_bom_in_header.csv",
        "limesurvey_codes_rse_uk_2017.csv",
        "semicolon_quoted_student_questionnaire.csv",
        "surveymonkey_coded_masculinity_raw.csv",
        "surveymonkey_flat_thanksgiving.csv",
        "surveymonkey_two_header_rows_cp1252_starwars.csv",
        "typeform_newcoder_duplicate_headers.csv",
    ],
)
def test_an_anonymised_public_file_is_not_blocked(name):
    draft = checked(REAL / "surveys" / name, name=name)
    assert "discard_identifiers" not in [ask.about for ask in draft.asks], messages(
        draft, "warning"
    )


@pytest.mark.skipif(not REAL.exists(), reason="the folder of real files is not here")
def test_every_identifier_of_a_qualtrics_export_is_found():
    draft = checked(REAL / "surveys" / "qualtrics_three_header_rows.csv", name="q.csv")
    found = {match.target for match in draft.columns if match.role is Role.IDENTIFIER}
    assert found == {"IP address", "name", "email address", "point on a map"}
