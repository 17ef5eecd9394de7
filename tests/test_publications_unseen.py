"""Official files of kinds we have, in vintages we do not: read as what they are, by their cells."""

import io

import openpyxl
import pytest
from publication_unseen import BOLTON, CASES, LEEDS, rows

from khi.catalogue import load
from khi.intake.examination import examine
from khi.intake.matching.places import Places
from khi.intake.measures.places import code_of
from khi.model import EVERYONE
from khi.store.engines import Workbench

CATALOGUE = load()
pytestmark = pytest.mark.slow
COUNCILS = [each for each in CATALOGUE.areas.values() if each.cassr][:25]


def drafted(content, name):
    content = content.encode() if isinstance(content, str) else content
    draft = examine(content, name=name, catalogue=CATALOGUE, workbench_factory=Workbench)
    ledger = draft.report()["rows"]
    assert ledger["read"] == ledger["accepted"] + ledger["rejected"] + ledger["skipped"]
    return draft


def workbook(**sheets):
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for line in lines:
            sheet.append(line)
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_a_vintage_we_have_not_seen_is_read_as_what_it_is(case):
    name, text, *expected = CASES[case]
    told = drafted(text, name).report()
    known = ("publication_id", "areas_by_level", "periods", "observations", "absences")
    assert [told[each] for each in known] == expected


@pytest.mark.parametrize(
    ("case", "indicator"),
    [
        ("ascof table with the codes until 2022/23", "ctl01_ascof"),
        ("ascof table of 2023/24", "ctl01_ascof"),
        ("ascof open data without ons codes", "kin03_ascof"),
        ("ascof open data with a year and other names", "ctl01_ascof"),
        ("fingertips of 2016", "con01_ascof"),
        ("ons local statistics, named by its file", "wel03_ons"),
    ],
)
def test_a_code_means_what_it_meant_in_its_framework(case, indicator):
    name, text, *_ = CASES[case]
    assert set(drafted(text, name).activity["indicator"]) == {indicator}


def test_limits_beside_a_measure_are_its_own():
    name, text, *_ = CASES["ons well-being, measures as columns"]
    anxiety = drafted(text, name).activity.query("indicator == 'wel04_ons'").iloc[0]
    assert (anxiety["lower"], anxiety["value"], anxiety["upper"]) == (2.9, 3.1, 3.3)


def test_the_community_life_survey_stands_beside_the_same_question_with_its_own_limits():
    name, text, *_ = CASES["community life survey, a table of one question"]
    here = drafted(text, name).activity.iloc[0]
    assert here["indicator"] == "con02_cls"
    assert (here["lower"], here["value"], here["upper"]) == pytest.approx((0.05, 0.072, 0.099))
    assert CATALOGUE.official_of(CATALOGUE.indicators["con02"]).id == "con02_cls"


def test_a_survey_of_nomis_is_not_taken_for_the_people_of_a_place():
    name, text, *_ = CASES["nomis annual population survey"]
    assert "population" not in drafted(text, name).beside


def test_men_and_women_on_sheets_of_their_own_are_not_added_to_everyone():
    head = ["Code", "Name", "Geography", "All ages", *map(str, range(90)), "90+"]
    persons, men = ([[*LEEDS[:2], "UA", 91 * n, *[n] * 91]] for n in (20, 8))
    book = workbook(
        **{
            "MYE2 - Persons": [["Mid-2022: Population estimates"], head, *persons],
            "MYE2 - Males": [["Mid-2022: Population estimates"], head, *men],
        }
    )
    people = drafted(book, "mye22final.xlsx").beside["population"]
    of = people[people["as_of"].eq("2022-CY")].set_index(["breakdown", "group"])["people"]
    assert of[EVERYONE, EVERYONE] == 91 * 20
    assert (of[EVERYONE, "adults"], of["sex", "male"]) == (73 * 20, 73 * 8)


def test_men_and_women_in_rows_are_added_to_everyone_and_the_last_age_is_that_and_over():
    head = "ladcode21,laname21,country,sex,age,population_2020,population_2021"
    lines = [f"{{code}},{{name}},E,{sex},{age},10,11" for age in range(91) for sex in "FM"]
    people = drafted(rows(head, *lines), "MYEB1.csv").beside["population"]
    here = people[people["area"].eq(BOLTON[0]) & people["as_of"].eq("2021-CY")]
    of = here.set_index(["breakdown", "group"])["people"]
    assert (of[EVERYONE, EVERYONE], of[EVERYONE, "65_over"]) == (91 * 22, 26 * 22)
    assert of["sex", "female"] == 73 * 11


def test_councils_as_columns_and_years_as_rows():
    lines = [["Year", *(each.name for each in COUNCILS)]]
    lines += [[year, *range(len(COUNCILS))] for year in ("2022/23", "2023/24")]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    told = drafted(text, "contacts.csv").report()
    assert (told["areas"], told["periods"]) == (len(COUNCILS), ["2022-FY", "2023-FY"])
    assert told["observations"] == 2 * len(COUNCILS)


def test_council_numbers_alone_are_enough_where_the_heading_says_so():
    lines = [f"{each.cassr},10.5,11.5" for each in COUNCILS]
    told = drafted("\n".join(["CASSR,2022-23,2023-24", *lines]), "rates.csv").report()
    assert (told["kind"], told["areas"]) == ("measures", len(COUNCILS))


def test_what_a_hyphen_means_is_asked_and_no_row_is_refused_for_it():
    text = rows("Area code,Area,Period,Indicator,Value", "{code},{name},2023-24,Control,-")
    told = drafted(text, "kpi.csv").report()
    assert any("“-”" in each for each in told["needs"])
    assert told["rows"]["rejected"] == 0
    assert not any(each["level"] == "error" for each in told["problems"])


def test_a_workbook_with_a_cover_is_read_at_its_tables():
    table = [["Area code", "Area name", "Number of people", "Rate per 100,000"]]
    table += [[each.code, each.name, 1234, 56.7] for each in COUNCILS]
    book = workbook(
        Cover=[["Statistics"], ["Published 1 May 2024"]],
        Notes=[["Note number", "Note text"], ["1", "Rounded to the nearest 5"]],
        Table_1=[["Table 1: People supported, 2023-24"], ["This sheet has one table."], *table],
    )
    told = drafted(book, "report.xlsx").report()
    assert (told["areas"], told["periods"]) == (len(COUNCILS), ["2023-FY"])
    assert told["observations"] == 2 * len(COUNCILS)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bournemouth, Christchurch & Poole UA", "E06000058"),
        ("Kingston upon Hull, City of UA", "E06000010"),
        ("County Durham UA", "E06000047"),
        ("LB Camden", "E09000007"),
        ("East of England region", "E12000006"),
        ("116-Durham", "E06000047"),
        ("Manchester¹", "E08000003"),
        ("Leeds 2", "E08000035"),
        ("Westminster City Council (3)", "E09000033"),
        ("Lancashire*", "E10000017"),
        ("Rochdale MBC [note 2]", "E08000005"),
        ("Bournemouth/Christchurch/Poole", "E06000058"),
        ("Co. Durham", "E06000047"),
        ("NHS Devon Integrated Care Board", ""),
        ("R0A", ""),
    ],
)
def test_a_name_as_publishers_write_it_is_the_area_it_means(name, code):
    assert code_of(name, Places(CATALOGUE)) == code


def test_a_hospital_in_a_table_nobody_knows_is_not_the_council_it_is_called_after():
    text = "Code,Name,2022/23,2023/24\nRAE,Bradford,1,2\nRWY,Calderdale,3,4\n"
    assert drafted(text, "beds.csv").report()["areas_by_level"] == {"provider": 2}
