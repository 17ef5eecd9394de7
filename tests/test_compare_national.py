"""Compare with official yearly figures: councils of all England, and a survey beside them."""

import pytest
from pages_support import every_side, html, opened

PAGE = "pages/compare.py"
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]
PLACES = (
    ("England", "E92000001", 77.3, 0.4),
    ("North West", "E12000002", 78.5, 1.0),
    ("Yorkshire and The Humber", "E12000003", 77.0, 1.0),
    ("Manchester", "E08000003", 75.6, 4.4),
    ("Liverpool", "E08000012", 88.0, 2.0),
    ("Leeds", "E08000035", 66.0, 3.0),
)
TABLE = (
    "Table 3a: the proportion of people who use services who have control over their daily life,"
    ",,,,\nLocal authority code,Local authority,ONS area code,2024 to 2025 - margin of error,"
    "2024 to 2025 - number of respondents,2024 to 2025 - outcome\n"
    + "".join(f"1,{name},{code},{margin},400,{value}\n" for name, code, value, margin in PLACES)
)
SURVEY = "area,quarter,ascs_q3a\n" + "".join(
    f"{code},2024-Q4,{answer}\n"
    for code, good in (("E08000003", 60), ("E08000035", 75))
    for answer in [1] * good + [4] * (100 - good)
)


@pytest.fixture
def national(cleared):
    """The page, after the official table and a survey of two councils were added."""
    for name, content in (("t3a.csv", TABLE), ("survey.csv", SURVEY)):
        at = opened("upload")
        at = at.file_uploader[0].upload(name, content.encode(), "text/csv").run()
        next(each for each in at.button if each.label.startswith("Publish")).click().run()
    at = opened("upload").switch_page(PAGE).run()
    return chosen(at, Area="Manchester")


def chosen(at, **said):
    for label, value in said.items():
        next(each for each in at.selectbox if each.label == label).set_value(value).run()
    return at


def test_councils_of_all_england_stand_beside_the_published_england(national):
    at = chosen(national, Indicator="Control, official", Among="England")
    words = html(at)
    assert not at.exception
    assert "three areas of England" in words
    assert "April 2024 to March 2025" in words
    assert "77%" in words
    assert "Liverpool is better and Leeds is worse than England" in words
    assert "difference from England leaves out zero" in words
    assert "than the rest" not in words
    assert "As published, from 400 answers." in words


def test_a_region_can_still_be_the_company(national):
    at = chosen(national, Indicator="Control, official", Among="North West")
    assert "of North West" in html(at)


def test_a_survey_stands_beside_the_official_figure_of_the_same_question(national):
    at = chosen(national, Indicator="Control, care survey", Among="England")
    words = html(at)
    assert not at.exception
    assert "Beside the official figure" in words
    assert "the official figure for Manchester" in words


def test_the_official_picture_has_the_survey_of_the_same_question_beside_it(national):
    at = chosen(national, Indicator="Control, official", Among="England")
    words = html(at)
    assert "three areas of England" in words
    assert "Beside the official figure" in words
    assert "Manchester, Q4 2024/25, this survey" in every_side(at)


def test_one_councils_survey_stands_beside_the_official_figure_without_any_other(cleared):
    one = "".join(each for each in SURVEY.splitlines(True) if "E08000035" not in each)
    for name, content in (("t3a.csv", TABLE), ("survey.csv", one)):
        at = opened("upload")
        at = at.file_uploader[0].upload(name, content.encode(), "text/csv").run()
        next(each for each in at.button if each.label.startswith("Publish")).click().run()
    at = chosen(opened("upload").switch_page(PAGE).run(), Area="Manchester")
    words = html(chosen(at, Indicator="Control, care survey", Among="England"))
    assert "There is nothing to compare with yet" in words
    assert "Beside the official figure" in words


def test_the_overview_opens_where_there_are_official_figures_by_year_only(cleared):
    at = opened("upload")
    at = at.file_uploader[0].upload("t3a.csv", TABLE.encode(), "text/csv").run()
    next(each for each in at.button if each.label.startswith("Publish")).click().run()
    at = opened("overview")
    assert not at.exception
    assert "There are figures by year only" in html(at)
