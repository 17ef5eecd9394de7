"""Tables of figures: areas, periods and marks read; nothing guessed, nothing added up."""

from pathlib import Path

import pytest

from khi.catalogue import load
from khi.intake.checking.problems import Level
from khi.intake.measures.figures import figure
from khi.intake.measures.measured import WholeFile, measured
from khi.intake.reading import read
from khi.model import Absence

FILES = Path(__file__).parents[1].parent / "shared" / "realdata"
CATALOGUE = load()
HEADING = "indicator,area,period,numerator,denominator\n"


@pytest.fixture
def figures(workbench):
    """Reads text, or a file, as a table of figures; the rows it takes, and all that came of it."""

    def reading(source, **said):
        content = source if isinstance(source, Path) else source.encode()
        sheet = read(content, name="figures.csv", workbench=workbench)
        found = measured(sheet, CATALOGUE, WholeFile(**said))
        assert found.accepted + found.rejected + sum(found.left_out.values()) == sheet.rows
        return found

    return reading


def first(found):
    return found.activity.iloc[0].to_dict()


def errors(found):
    return [problem.message for problem in found.problems.at(Level.ERROR)]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("71,357", 71357),
        (" 0.4 ", 0.4),
        ("39 (38.7)", 39),
        ("£1.2m", 1_200_000),
        ("45%", 45),
        ("-3", -3),
        ("1e3", 1000),
        (".5", 0.5),
        ("12 [note 5]", 12),
        ("0", 0),
    ],
)
def test_numbers_are_read_as_they_are_written(cell, number):
    assert figure(cell).number == pytest.approx(number)


@pytest.mark.parametrize(
    ("mark", "absence"),
    [
        ("[c]", Absence.CONFIDENTIAL),
        ("[w]", Absence.CONFIDENTIAL),
        ("*", Absence.CONFIDENTIAL),
        ("<5", Absence.CONFIDENTIAL),
        ("1 to 4", Absence.CONFIDENTIAL),
        ("[x]", Absence.NOT_AVAILABLE),
        ("..", Absence.NOT_AVAILABLE),
        ("[z]", Absence.NOT_APPLICABLE),
        ("[u]", Absence.UNRELIABLE),
        ("", Absence.NO_DATA),
        ("NULL", Absence.NO_DATA),
        ("#DIV/0!", Absence.NO_DATA),
    ],
)
def test_a_mark_is_kept_as_its_reason_and_never_as_zero(mark, absence):
    assert figure(mark).absence is absence
    assert figure(mark).number is None


def test_our_template_comes_in_as_it_is(figures):
    found = figures(HEADING + "sys01,E08000003,2025-Q1,120,45000\nsys01,Leeds,2025-Q1,[c],90000\n")
    assert (found.accepted, found.rejected, found.needs) == (2, 0, {})
    assert first(found) | {"value": 0, "lower": 0, "upper": 0, "source": ""} == {
        "indicator": "sys01",
        "area": "E08000003",
        "period": "2025-Q1",
        "period_type": "financial quarter",
        "numerator": 120,
        "denominator": 45000,
        "value": 0,
        "lower": 0,
        "upper": 0,
        "absence": "",
        "source": "",
    }
    assert found.activity["absence"].tolist() == ["", "withheld by the publisher"]


@pytest.mark.parametrize(
    ("area", "code"),
    [
        ("E08000035", "E08000035"),
        ("Leeds", "E08000035"),
        ("Leeds City Council", "E08000035"),
        ("212 - Leeds", "E08000035"),
        ("E08000016", "E08000038"),
        ("St Helens", "E08000013"),
        ("Somerset UA", "E06000066"),
        ("England", "E92000001"),
    ],
)
def test_an_area_is_known_by_code_former_code_name_or_variant(figures, area, code):
    assert first(figures(HEADING + f"sys01,{area},2025-Q1,1,2\n"))["area"] == code


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ("E07000008", "a district without adult social care, not an area we show"),
        ("E14000530", "a parliamentary constituency, not an area we show"),
        ("W06000001", "Wales, not an area we show"),
        ("E10000006", "a council that has since been merged or split"),
    ],
)
def test_a_level_we_do_not_show_is_left_out_and_named(figures, area, why):
    found = figures(HEADING + f"sys01,{area},2025-Q1,1,2\nsys01,Leeds,2025-Q1,1,2\n")
    assert (found.accepted, found.left_out) == (1, {why: 1})


def test_what_is_not_known_is_rejected_where_it_stands_with_a_guess(figures):
    text = HEADING + "sys01,Manchster,2025-Q1,1,2\nsys01,Leeds,soon,1,2\nsys1,Leeds,2025-Q1,x1,2\n"
    found = figures(text)
    assert (found.accepted, found.rejected) == (0, 3)
    assert any("'Manchster'" in message and "“Manchester”" in message for message in errors(found))
    assert any("Column C has something else" in message for message in errors(found))
    assert {problem.row for problem in found.problems.at(Level.ERROR)} == {2, 3, 4}


def test_a_cell_that_could_be_somebody_s_own_is_never_repeated(figures):
    found = figures(
        HEADING + "sys01,Mrs Ada Lovelace,2025-Q1,1,2\nsys01,Leeds,2025-Q1,QQ123456C,2\n"
    )
    assert found.rejected == 2
    assert not any("Lovelace" in said or "QQ123456C" in said for said in errors(found))
    assert not any(found.problems.table["found"].str.contains("Lovelace|QQ123456C"))


def test_percentages_become_fractions_and_a_count_called_a_value_the_count_it_is(figures):
    text = "indicator,area,period,value,lower,upper\n"
    shares = figures(text + "reablement,Leeds,2024/25,81.5,79,84\n")
    assert first(shares)["value"] == pytest.approx(0.815)
    assert first(shares)["lower"] == pytest.approx(0.79)
    assert first(shares)["period"] == "2024-FY"


def test_a_calendar_quarter_is_the_financial_one_of_the_same_months(figures):
    assert first(figures(HEADING + "sys01,Leeds,Q1 2022,1,2\n"))["period"] == "2021-Q4"


def test_months_stay_months_for_publication_to_add_up(figures):
    found = figures(HEADING + "sys01,Leeds,April 2025,1,2\nsys01,Leeds,May 2025,1,2\n")
    assert found.activity["period"].tolist() == ["2025-04", "2025-05"]


def test_rows_of_one_sex_or_age_are_left_out_where_everyone_is_there_too(figures):
    text = "indicator,area,period,sex,value\n"
    rows = "".join(f"sys01,Leeds,2025-Q1,{sex},{n}\n" for n, sex in enumerate(("Male", "Persons")))
    found = figures(text + rows)
    assert found.left_out == {"a group of people, not everyone (“sex”)": 1}
    assert first(found)["value"] == 1


def test_two_figures_of_one_area_and_period_are_refused_and_the_difference_named(figures):
    text = "indicator,area,period,measure type,value\n"
    found = figures(text + "sys01,Leeds,2025-Q1,Count,5\nsys01,Leeds,2025-Q1,Rate,6\n")
    assert (found.accepted, found.rejected) == (0, 2)
    assert "They differ in “measure type”" in errors(found)[0]


def test_the_same_figure_under_an_old_and_a_new_code_counts_once(figures):
    found = figures(HEADING + "sys01,E08000016,2025-Q1,1,2\nsys01,E08000038,2025-Q1,1,2\n")
    assert (found.accepted, found.left_out) == (1, {"the same figure again": 1})


def test_what_the_file_does_not_say_is_asked_and_what_the_person_says_is_used(figures):
    text = "area,value\nLeeds,5\nYork,-\n"
    assert set(figures(text).needs) == {"indicator", "period"}
    said = {"indicator": "sys01", "period": "2025-Q1"}
    assert set(figures(text, **said).needs) == {"hyphen"}
    found = figures(text, **said, hyphen=Absence.CONFIDENTIAL)
    assert (found.needs, found.accepted) == ({}, 2)


def test_periods_in_the_columns_are_asked_to_be_turned_round(figures):
    assert "shape" in figures("area,2023/24,2024/25\nLeeds,1,2\nYork,3,4\n").needs


@pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")
@pytest.mark.parametrize(
    ("path", "accepted", "left_out"),
    [
        ("system/trafford_social_care_satisfaction.csv", 187, 0),
        ("system/trafford_planning_major_fy_quarters.csv", 221, 0),
        ("system/trafford_employment_rolling_year.csv", 238, 0),
        ("system/trafford_emergency_admissions_falls.csv", 1000, 1624),
        ("ons/els_sports-facilities.csv", 163, 2),
        ("fingertips/indicators-CountyUA.data.csv", 471, 381),
    ],
)
def test_real_tidy_files_come_in_once_their_indicator_is_said(figures, path, accepted, left_out):
    found = figures(FILES / path, indicator="sys01")
    assert (found.accepted, sum(found.left_out.values())) == (accepted, left_out)
