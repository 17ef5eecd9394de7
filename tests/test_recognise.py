"""What kind of file it is, which tool wrote it, and why: real files, and one of each shape."""

from pathlib import Path

import pytest

from khi.catalogue import load
from khi.intake.reading import read
from khi.intake.recognising.groups import GroupKind
from khi.intake.recognising.recognition import Kind, recognise

FILES = Path(__file__).parents[1].parent / "shared" / "realdata"
CATALOGUE = load()
REAL = """
surveys/apha_cpd_nhs_analysts.csv :: survey-respondents ::
surveys/ascs_respondent_level_return_fixture.csv :: survey-respondents :: ASCS return
surveys/crosstab_topline_masculinity.csv :: crosstab ::
surveys/googleforms_social_capital_scales.csv :: survey-respondents :: Google Forms
surveys/googleforms_toronto_ebike.csv :: survey-respondents :: Google Forms
surveys/googleforms_tsv_english_form_responses_1.tsv :: survey-respondents :: Google Forms
surveys/kobo_household_bom_in_header.csv :: survey-respondents :: KoboToolbox
surveys/limesurvey_codes_rse_uk_2017.csv :: survey-respondents :: LimeSurvey
surveys/limesurvey_test_quality.csv :: survey-respondents :: LimeSurvey
surveys/qualtrics_three_header_rows.csv :: survey-respondents :: Qualtrics
surveys/semicolon_quoted_student_questionnaire.csv :: survey-respondents ::
surveys/surveymonkey_coded_masculinity_raw.csv :: survey-respondents :: SurveyMonkey
surveys/surveymonkey_flat_thanksgiving.csv :: survey-respondents :: SurveyMonkey
surveys/surveymonkey_two_header_rows_cp1252_starwars.csv :: survey-respondents :: SurveyMonkey
surveys/typeform_newcoder_duplicate_headers.csv :: survey-respondents :: Typeform
system/ascof_2024-25_Table_3a.csv :: measures ::
system/ascof_2020-21_open-data-csv_trimmed.csv :: measures ::
system/oflog_asc_measures_2015-2023.csv :: measures ::
system/ascs_2020-21_annex_T1a_answers_by_council_cp1252.csv :: measures ::
system/nomis_falls_deaths_wide_preamble.csv :: measures ::
system/pssex1_2009-10_council_activity.csv :: measures ::
system/pssexp_2014-15_activity_councils_as_columns.csv :: measures ::
system/nhse_ae_by_icb_monthly.csv :: measures ::
system/trafford_business_births_quarterly.csv :: measures ::
fingertips/social-isolation-indicators-CountyUA.data.csv :: measures ::
ons/els_personal-wellbeing-estimates.csv :: measures ::
ons/uk_wellbeing_names_only.csv :: measures ::
ons/iod2019_utla_IMD.csv :: measures ::
malformed/messytables/spanish_chars.csv :: unknown ::
malformed/pollock/source.csv :: unknown ::
malformed/datagovuk/epcs-dwp-cmg-spend-july-2017.csv :: unknown ::
malformed/datagovuk/public-toilet-borough-grid.csv :: measures ::
malformed/messytables/simple.psv :: measures ::
fingertips/dhsc_next/ValidHeadersAndNoDataRows.csv :: measures ::
"""
CASES = [[part.strip() for part in line.split("::")] for line in REAL.strip().splitlines()]


@pytest.fixture
def recognised(workbench):
    """What text, or a file, is taken for."""

    def recognising(source, *, name="file.csv"):
        content = source if isinstance(source, Path) else source.encode()
        return recognise(read(content, name=name, workbench=workbench), CATALOGUE)

    return recognising


@pytest.mark.slow
@pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")
@pytest.mark.parametrize(("path", "kind", "tool"), CASES, ids=[case[0] for case in CASES])
def test_each_real_file_is_taken_for_what_it_is(recognised, path, kind, tool):
    found = recognised(FILES / path, name=path)
    assert (found.kind.value, found.tool) == (kind, tool)
    assert all(found.why)


@pytest.mark.parametrize(
    ("heading", "tool"),
    [
        ("ID,Start time,Completion time,Email,Name,How are you?", "Microsoft Forms"),
        ("Id,Start time,Completion time,Email,Name,Last modified time,Q", "Microsoft Forms"),
        ("Timestamp,How are you?", "Google Forms"),
        ("Respondent ID,Collector ID,Start Date,End Date,IP Address,How are you?", "SurveyMonkey"),
        ("_id,_uuid,_submission_time,group/question", "KoboToolbox"),
        ("SubmissionDate,meta-instanceID,KEY,group-question,instanceID", "KoboToolbox"),
        ("id,submitdate,lastpage,startlanguage,seed,q1", "LimeSurvey"),
        ("ResponseID,ResponseSet,Name,ExternalDataReference,Q1", "Qualtrics"),
        ("#,How are you?,Start Date (UTC),Submit Date (UTC),Network ID", "Typeform"),
        ("UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Q1", "SmartSurvey"),
        ("LaCode,SerialNo,PrimaryKey,MethodCollection,Response,Gender,q1,q2a", "ASCS return"),
    ],
)
def test_a_tool_is_known_by_the_headings_it_alone_writes(recognised, heading, tool):
    found = recognised(heading + "\n" + ",".join("1" for _ in heading.split(",")) + "\n")
    assert (found.kind, found.tool) == (Kind.RESPONDENTS, tool)
    assert tool in found.why[0]


def test_our_templates_are_known(recognised):
    wide = recognised("area,quarter,khi_con1,khi_ctl1\nLeeds,2025-Q1,yes,always\n")
    counted = recognised("area,quarter,question,answer,n\nLeeds,2025-Q1,khi_con1,yes,12\n")
    figures = recognised("indicator,area,period,numerator,denominator\nsys01,Leeds,2025-Q1,1,2\n")
    assert (wide.kind, wide.tool) == (Kind.RESPONDENTS, "our template")
    assert (counted.kind, counted.tool) == (Kind.COUNTS, "our template")
    assert (figures.kind, figures.tool) == (Kind.MEASURES, "our template")


def test_a_survey_with_areas_and_dates_is_still_a_survey(recognised):
    answers = ("Very good", "Good", "Bad", "Good")
    rows = "".join(
        f"{place},{day:02}/05/2025,{answers[day % 4]},{day % 5},{answers[day // 2 % 4]}\n"
        for day, place in enumerate(("Leeds", "York", "Hull") * 8, start=1)
    )
    assert recognised(f"Area,Date,How are you?,Out of 5,Support\n{rows}").kind is Kind.RESPONDENTS


def test_percentages_by_group_are_a_crosstab(recognised):
    text = ",All,Men,Women\nHow are you?,,,\nFine,60%,55%,65%\nBad,40%,45%,35%\n"
    assert recognised(text).kind is Kind.CROSSTAB


def test_the_columns_of_the_tool_are_told_from_the_questions(recognised):
    heading = "Respondent ID,Start Date,End Date,IP Address,Email Address,First Name,How are you?"
    found = recognised(f"{heading}\n1,01/05/2025,01/05/2025,10.0.0.1,a@b.c,Ann,Fine\n")
    named = {role: [column.name for column in columns] for role, columns in found.metadata.items()}
    assert named == {
        "respondent id": ["Respondent ID"],
        "started": ["Start Date"],
        "submitted": ["End Date"],
        "ip address": ["IP Address"],
        "email": ["Email Address"],
        "name": ["First Name"],
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Who helps? - Family", "Who helps? - Friends"),
        ("Who helps? [Family]", "Who helps? [Friends]"),
        ("help/family", "help/friends"),
        ("help.family", "help.friends"),
        ("q0004_0001", "q0004_0002"),
        ("help[SQ001]. Who helps? [Family]", "help[SQ002]. Who helps? [Friends]"),
    ],
)
def test_a_question_spread_over_columns_is_one_group(recognised, first, second):
    text = f"Timestamp,{first},{second}\n1/5/25 9:00,1,0\n2/5/25 9:00,0,1\n3/5/25 9:00,1,1\n"
    (group,) = recognised(text).groups
    assert (group.kind, len(group.columns)) == (GroupKind.MULTIPLE, 2)


def test_a_grid_is_told_from_boxes_to_tick(recognised):
    text = "Timestamp,Staff [Kind],Staff [Fair]\n1,Agree,Disagree\n2,Neither,Agree\n3,Agree,Agree\n"
    assert recognised(text).groups[0].kind is GroupKind.GRID


def test_several_answers_in_one_cell_are_told_from_a_sentence(recognised):
    rows = ["Family;Friends;,Yes, I am", "Friends;,No, not me", "Family;,Yes, I am"]
    quoted = "".join(
        f'{n},{row.split(",")[0]},"{row.split(",", 1)[1]}"\n' for n, row in enumerate(rows)
    )
    found = recognised(f"Timestamp,Who helps?,Are you a carer?\n{quoted}")
    assert {column.name: joint for column, joint in found.joined.items()} == {"Who helps?": ";"}


def test_a_period_named_in_the_title_or_the_file_name_is_a_hint(recognised):
    text = "Survey of July 2025,,\n,,\nid,q1,q2\n1,Yes,No\n2,No,No\n"
    assert "2025-07" in [found.id for found in recognised(text).period_hints]
    hinted = recognised("id,q1\n1,Yes\n", name="survey_Q1 2025-26.csv").period_hints
    assert "2025-Q1" in [found.id for found in hinted]
