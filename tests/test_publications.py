"""Official files as downloaded: each comes in as what it is, with every row accounted for."""

from pathlib import Path

import pytest
from publication_outcomes import ALL, FORMER, KINDS, OUTCOMES, UNAVAILABLE

from khi.catalogue import load
from khi.intake.examination import examine
from khi.intake.publications import inferred, observed, recognised
from khi.intake.reading import read
from khi.model import Absence
from khi.publication import compute_activity
from khi.store.engines import Workbench

FILES = Path(__file__).parents[1].parent / "shared" / "realdata"
CATALOGUE = load()
real_files = pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")


@pytest.fixture
def published():
    """Reads a file of the shared folder, or text, as the publication it is."""

    def reading(source, *, name="", sheet=""):
        content = source.encode() if name else FILES / source
        with Workbench() as workbench:
            file = read(content, name=name or Path(source).name, workbench=workbench, sheet=sheet)
            found = observed(file, recognised(file) or inferred(file, CATALOGUE), CATALOGUE)
            assert found.accepted + found.rejected + sum(found.left_out.values()) == file.rows
        return found

    return reading


@pytest.mark.slow
@real_files
@pytest.mark.parametrize("path", OUTCOMES)
def test_each_real_file_gives_exactly_what_is_in_it(published, path):
    found = published(path)
    absences = found.taken["absence"]
    assert (
        found.description.id,
        found.taken.groupby("level")["area"].nunique().to_dict(),
        found.taken["period"].nunique(),
        len(found.taken),
        absences[absences.ne("")].value_counts().to_dict(),
        found.accepted,
        found.rejected,
        found.left_out,
    ) == OUTCOMES[path]


@real_files
def test_fingertips_and_ascof_agree_in_every_comparable_area(published):
    isolation = published("fingertips/social-isolation-indicators-CountyUA.data.csv").every
    contact = published("system/ascof_2024-25_Table_5a(1).csv").every
    groups = isolation["why"].str.startswith("a group of people")
    ours = isolation[isolation["code"].eq("90280") & isolation["period"].eq("2018-FY") & ~groups]
    theirs = contact[contact["period"].eq("2018-FY")]
    both = ours.merge(theirs, on="place", suffixes=("", "_ascof"))
    both = both[both["value"].notna() & both["value_ascof"].notna()]
    assert len(both) == 156
    assert both["value"].round(1).tolist() == pytest.approx(both["value_ascof"].tolist())


@real_files
def test_a_sheet_of_the_workbook_is_the_same_as_its_csv(published):
    columns = ["indicator", "area", "period", "value", "absence"]
    from_csv = published("system/ascof_2024-25_Table_3a.csv").activity[columns]
    from_ods = published("system/ascof_2024-25_tables.ods", sheet="Table_3a").activity[columns]
    assert from_ods["absence"].tolist() == from_csv["absence"].tolist()
    assert from_ods["value"].fillna(-1).tolist() == pytest.approx(
        from_csv["value"].fillna(-1).tolist(), abs=5e-4
    )


def test_a_margin_of_error_is_half_of_the_interval(published):
    found = published(
        "Table 3a: control [note 1],,,,,\n"
        "Local authority code,Local authority,ONS area code,2023 to 2024 - margin of error,"
        "2023 to 2024 - number of respondents,2023 to 2024 - outcome\n"
        'S,Shire Counties,[z],1,"1,000",70\n306,Manchester,E08000003,4.0,"1,310",75.0\n'
        "212,Leeds,E08000035,[c],[c],[c]\n504,Northamptonshire,E10000021,1,2,60\n",
        name="control.csv",
    )
    first, second = found.activity.to_dict("records")
    assert (first["indicator"], first["period"]) == ("ctl01_ascof", "2023-FY")
    assert (first["lower"], first["value"], first["upper"]) == pytest.approx((0.71, 0.75, 0.79))
    assert first["denominator"] == 1310
    assert second["absence"] == Absence.CONFIDENTIAL
    assert found.left_out == {KINDS: 1, FORMER: 1}


def test_a_code_that_was_given_to_another_measure_is_told_apart_by_its_framework(published):
    old = (
        "Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,"
        "Disaggregation Level,Measure Type,Measure Value,Measure Group\n"
        "Leeds,Council,E08000035,3A,Total,Outcome,64.1,3A\n"
    )
    assert published(old, name="2019-20.csv").activity["indicator"].tolist() == ["kin03_ascof"]


def reported(content, name):
    return examine(content, name=name, catalogue=CATALOGUE, workbench_factory=Workbench).report()


def test_a_provider_is_kept_as_one_and_is_never_a_council_it_is_called_after():
    report = reported(
        b"period,org_code,parent_org,org_name,attendances\n"
        b"MSitAE-APRIL-2023,RAE,NHS ENGLAND NORTH EAST,Bradford,137\n"
        b"TOTAL,TOTAL,TOTAL,TOTAL,137\n",
        "emergency.csv",
    )
    assert report["rows"] == {"read": 2, "accepted": 1, "rejected": 0, "skipped": 1}
    assert (report["kind"], report["observations"], report["periods"]) == (
        "measures", 1, ["2023-04"],
    )  # fmt: skip
    assert report["areas_by_level"] == {"provider": 1}
    assert report["publication"].endswith("by provider")
    assert "never shown as a council’s" in report["problems"][0]["message"]


def test_the_name_of_a_measure_is_repeated_only_where_several_rows_share_it():
    heading = "area_code,area_name,period,indicator,measure,value\n"
    row = "E08000035,Leeds,2024/25,Mrs Ada Lovelace,Count,5\n"
    assert "Lovelace" not in str(reported((heading + row).encode(), "few.csv"))


@real_files
def test_the_report_says_what_was_published_and_about_where():
    path = FILES / "system/ascof_2024-25_Table_5a(1).csv"
    report = reported(path, path.name)
    assert report["publication"] == "Adult Social Care Outcomes Framework (ASCOF), annual table"
    assert report["areas_by_level"] == ALL
    assert (report["periods"][0], report["periods"][-1]) == ("2015-FY", "2024-FY")
    assert (report["observations"], report["absences"]) == (1630, UNAVAILABLE)
    assert report["rows"] == {"read": 174, "accepted": 163, "rejected": 0, "skipped": 11}
    assert [each["indicator"] for each in report["measures"]] == ["con01_ascof"]


PERSONAL = {
    "con01_ascof", "con12_ascof", "ctl01_ascof", "ctl11_ascof", "ctl12_ascof", "ctl13_ascof",
    "kin03_ascof", "kin13_ascof", "wel05_ascof", "wel06_ascof", "wel11_ascof", "wel12_ascof",
}  # fmt: skip


@real_files
@pytest.mark.slow
def test_every_table_of_the_workbook_is_taken_with_all_it_says_of_people():
    path = FILES / "system/ascof_2024-25_tables.ods"
    draft = examine(path, name=path.name, catalogue=CATALOGUE, workbench_factory=Workbench)
    report, activity = draft.report(), draft.activity
    assert len(report["sheets"]) == 25
    assert (report["observations"], report["areas"], len(report["periods"])) == (23295, 163, 10)
    assert set(activity["indicator"]) >= PERSONAL
    councils = activity["area"].map(lambda code: CATALOGUE.areas[code].kind.value).eq("council")
    control = activity[councils & activity["indicator"].eq("ctl01_ascof")]
    assert (control["area"].nunique(), control["period"].nunique()) == (153, 10)
    rows = report["rows"]
    assert rows["read"] == 4275 == rows["accepted"] + rows["rejected"] + rows["skipped"]


@real_files
def test_the_published_england_is_the_england_that_is_shown():
    """Table 3a of ASCOF 2024/25: 77.3% of people in England, give or take 0.4, in 2024/25."""
    path = FILES / "system/ascof_2024-25_Table_3a.csv"
    draft = examine(path, name=path.name, catalogue=CATALOGUE, workbench_factory=Workbench)
    shown = compute_activity(draft.activity, CATALOGUE)
    here = shown[shown["area"].eq("E92000001") & shown["period"].eq("2024-FY")].iloc[0]
    assert (here["value"], here["lower"], here["upper"]) == pytest.approx((0.773, 0.769, 0.777))
    assert (here["denominator"], here["method"]) == (59000, "as published")
