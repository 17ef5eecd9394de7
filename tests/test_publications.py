"""Official files as downloaded: each comes in as what it is, with every row accounted for."""

from pathlib import Path

import pytest

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

FORMER = "a council that has since been merged or split"
KINDS = "a kind of council, added up, not an area we show"
NOT_OURS = "a measure that is none of our indicators yet"
DISTRICT = "a district without adult social care, not an area we show"
ICB = "an integrated care board, not an area we show"
ALL = {"council": 153, "country": 1, "region": 9}
NETWORKS = {
    "a group of people, not everyone (“deprivation_category”)": 5,
    "a group of people, not everyone (“age_to_years_inclusive”)": 1,
    "a primary care network, not an area we show": 3,
}
UNAVAILABLE = {"not available": 161, "not applicable": 36}
ASCOF = "ascof_table"
"""Each file: publication, areas of each level, periods, observations, absences, rows accepted,
rows rejected, and rows left out by reason."""
OUTCOMES = {
    **{
        f"system/ascof_2024-25_{table}": (
            ASCOF, ALL, 10, 1630, UNAVAILABLE, 163, 0, {KINDS: 6, FORMER: 5},
        )
        for table in (
            "Table_1d.csv", "Table_3a.csv", "Table_4a.csv", "Table_5a(1).csv", "tables.ods",
        )
    },
    "system/ascof_2024-25_Table_5a(2).csv": (
        ASCOF, ALL, 10, 1630, {"not applicable": 994, "not available": 4},
        163, 0, {KINDS: 6, FORMER: 5},
    ),
    "system/ascof_2024-25_Table_2c.csv": (
        ASCOF, ALL, 1, 163, {"withheld by the publisher": 1}, 163, 0, {KINDS: 5},
    ),
    "fingertips/social-isolation-indicators-CountyUA.data.csv": (
        "fingertips", {"council": 149, "country": 1, "region": 9}, 9, 2045,
        {"no data recorded": 23}, 2045, 0,
        {
            "a group of people, not everyone (“Age”)": 1668,
            "a group of people, not everyone (“Category Type”)": 459,
            "a group of people, not everyone (“Sex”)": 338,
            FORMER: 26,
        },
    ),
    "fingertips/indicators-CountyUA.data.csv": (
        "fingertips", {"council": 147, "country": 1, "region": 9}, 3, 471,
        {"no data recorded": 6}, 0, 0,
        {
            NOT_OURS: 471,
            "a group of people, not everyone (“Age”)": 306,
            "a group of people, not everyone (“Category Type”)": 60,
            FORMER: 15,
        },
    ),
    "ons/els_personal-wellbeing-estimates.csv": (
        "ons_local", {"council": 151, "country": 1, "region": 9}, 12, 7728,
        {"not available": 112, "too uncertain for the publisher to show": 48},
        7728, 0, {FORMER: 48},
    ),
    "ons/els_library-walk.csv": ("ons_local", ALL, 1, 163, {}, 0, 0, {NOT_OURS: 163}),
    "ons/els_sports-facilities.csv": (
        "ons_local", ALL, 1, 163, {}, 0, 0, {NOT_OURS: 163, "the same figure again": 2},
    ),
    "system/ascof_2020-21_open-data-csv_trimmed.csv": (
        "ascof_open_data", {"council": 149, "country": 1, "region": 9}, 1, 1908,
        {"not available": 714, "withheld by the publisher": 1}, 3975, 0,
        {
            "a group of people, not everyone (“Disaggregation Level”)": 9296,
            NOT_OURS: 3021,
            KINDS: 220,
            FORMER: 88,
        },
    ),
    "system/oflog_asc_measures_2015-2023.csv": (
        "oflog", {"council": 151}, 8, 6238, {"no data recorded": 298}, 1188, 0,
        {NOT_OURS: 5050, FORMER: 138},
    ),
    "ons/ons_subnational_life_satisfaction_preamble.csv": (
        "ons_subnational", {"council": 125}, 1, 125, {"not available": 2}, 125, 0,
        {
            DISTRICT: 164,
            "Scotland, not an area we show": 32,
            FORMER: 28,
            "Wales, not an area we show": 22,
            "Northern Ireland, not an area we show": 11,
        },
    ),
    "ons/ons_subnational_overweight_adults_preamble.csv": (
        "ons_subnational", {"council": 128}, 1, 128, {}, 0, 0,
        {DISTRICT: 164, NOT_OURS: 128, FORMER: 17},
    ),
    "ons/nomis_population_single_year_age.csv": (
        "nomis_api", {"council": 1}, 1, 276, {}, 276, 0, {DISTRICT: 1932},
    ),
    "system/pssexp_2014-15_activity_councils_as_columns.csv": (
        "pssex1_councils", {"council": 148, "country": 1, "region": 9}, 1, 13124,
        {"not available": 46, "no data recorded": 10}, 0, 0, {NOT_OURS: 84},
    ),
    "system/nhse_ae_by_icb_monthly.csv": (
        "nhs_icb_emergency", {"integrated care board": 42}, 40, 10080, {}, 0, 0, {ICB: 1680},
    ),
    "system/nhse_discharge_no_criteria_to_reside_3icbs_daily.csv": (
        "nhs_icb_discharge", {"integrated care board": 3}, 1249, 3747, {}, 0, 0, {ICB: 3747},
    ),
    "system/nhse_ae_monthly_by_provider_2023-24.csv": (
        "nhs_provider_emergency", {}, 0, 0, {}, 0, 2448, {},
    ),
    "ons/iod2019_utla_IMD.csv": (
        "iod_2019", {"council": 149}, 1, 1490, {}, 149, 0, {FORMER: 2},
    ),
    "ons/iod2025_lad_imd_only.csv": (
        "iod_tidy", {"council": 132}, 1, 792, {}, 132, 0, {DISTRICT: 164},
    ),
    "ons/mye2020_utla_single_year_age.csv": (
        "population_by_age", {"council": 149}, 1, 13708, {}, 149, 0, {FORMER: 1},
    ),
    "system/nomis_falls_deaths_wide_preamble.csv": (
        "nomis_table", {"council": 151}, 10, 1510, {}, 0, 0,
        {NOT_OURS: 151, "Wales, not an area we show": 22, FORMER: 1},
    ),
    "system/pssex1_2009-10_council_activity.csv": (
        "pssex1_activity", {"council": 148}, 1, 19092,
        {"not available": 2780, "withheld by the publisher": 473}, 0, 0,
        {NOT_OURS: 148, FORMER: 4},
    ),
    "system/pssex1_2012-13_cassr_activity.csv": (
        "pssex1_activity", {"council": 148}, 1, 18796, {"not available": 3112}, 0, 0,
        {NOT_OURS: 148, FORMER: 4},
    ),
    "system/pssexp_2015-16_dpa_council_suppressed.csv": (
        "pssex1_deferred_payments", {"council": 54}, 2, 5400,
        {"withheld by the publisher": 4738}, 0, 0, {NOT_OURS: 5400, FORMER: 200},
    ),
    "system/ascfr_2015-16_activity_northwest.csv": (
        "asc_finance_return", {"council": 21}, 1, 2625, {"no data recorded": 1213}, 0, 0,
        {NOT_OURS: 2625, FORMER: 125},
    ),
    "system/ascs_2020-21_annex_T1a_answers_by_council_cp1252.csv": (
        "ascs_answers", {"council": 149}, 1, 30694, {"not available": 27127}, 0, 0,
        {NOT_OURS: 149, FORMER: 2, KINDS: 1},
    ),
    "fingertips/PHE-indicator-93442_constituency_wide.csv": (
        "fingertips_wide", {"country": 1}, 6, 6, {"no data recorded": 1}, 0, 0,
        {"a parliamentary constituency, not an area we show": 533, NOT_OURS: 1},
    ),
    "ons/cls_loneliness_lsoa_modelled_sample.csv": (
        "neighbourhood_loneliness", {}, 0, 0, {}, 0, 0,
        {"a neighbourhood (LSOA), not an area we show": 1500},
    ),
    "ons/uk_wellbeing_names_only.csv": (
        "table", {"council": 150, "country": 1, "region": 9, "sub-region": 1}, 11, 7084,
        {"no data recorded": 140}, 1771, 0,
        {
            DISTRICT: 1991,
            "Scotland, not an area we show": 352,
            "Wales, not an area we show": 242,
            "Northern Ireland, not an area we show": 121,
            "another nation, not an area we show": 44,
            "a metropolitan county, not an area we show": 44,
            KINDS: 22,
            FORMER: 11,
        },
    ),
    **{
        f"fingertips/dhsc_next/{name}.csv": (
            "fingertips_next", {}, 0, 0, {}, 0, 0, NETWORKS if rows else {},
        )
        for name, rows in (
            ("ValidHeadersAndValidDataRows", 9),
            ("ValidHeadersAndValidDataRowsWithEmptyLines", 9),
            ("ValidHeadersAndNoDataRows", 0),
        )
    },
    "fingertips/dhsc_next/DuplicateHeadersAndValidDataRows.csv": (
        "fingertips_next_twice", {}, 0, 0, {}, 0, 9, {},
    ),
    "fingertips/dhsc_next/NoHeadersAndValidDataRows.csv": (
        "fingertips_next_bare", {}, 0, 0, {}, 0, 9, {},
    ),
    **{
        f"fingertips/phe_upload/{name}.csv": (
            "fingertips_upload", {"country": 1}, 1, rows, {}, 0, 0, left_out,
        )
        for name, rows, left_out in (
            ("upload-new-data", 2, {NOT_OURS: 2}),
            ("upload-new-data-columns-different-case", 2, {NOT_OURS: 2}),
            ("upload-duplicate-rows", 1, {NOT_OURS: 1, "the same figure again": 1}),
        )
    },
    "fingertips/phe_upload/upload-non-numeric-data.csv": (
        "fingertips_upload", {}, 0, 0, {}, 0, 0, {"a GP practice, not an area we show": 1},
    ),
    **{
        f"system/trafford_{name}.csv": (
            "tidy", {"council": 16, "country": 1}, periods, rows, {}, 0, 0, {NOT_OURS: rows},
        )
        for name, periods, rows in (
            ("business_births_quarterly", 17, 1156),
            ("care_homes_rating_monthly", 30, 510),
            ("employment_rolling_year", 14, 238),
            ("planning_major_fy_quarters", 13, 221),
        )
    },
    "system/trafford_nhs_health_checks_cumulative_quarters.csv": (
        "tidy", {"council": 132, "country": 1}, 19, 2511, {}, 0, 0, {NOT_OURS: 2511},
    ),
    "system/trafford_social_care_satisfaction.csv": (
        "tidy", {"council": 16, "country": 1}, 11, 187, {"not available": 14}, 187, 0, {},
    ),
    "system/trafford_emergency_admissions_falls.csv": (
        "tidy", {"council": 123, "country": 1, "sub-region": 1}, 8, 1000,
        {"not available": 17}, 1000, 0, {DISTRICT: 1328, FORMER: 296},
    ),
}  # fmt: skip


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


def test_a_provider_is_refused_in_plain_words_and_its_rows_accounted_for():
    report = reported(
        b"period,org_code,parent_org,org_name,attendances\n"
        b"MSitAE-APRIL-2023,RWY,NHS ENGLAND NORTH EAST,A TRUST,137\n",
        "emergency.csv",
    )
    assert report["rows"] == {"read": 1, "accepted": 0, "rejected": 1, "skipped": 0}
    assert (report["kind"], report["observations"], report["areas"]) == ("measures", 0, 0)
    assert report["publication"].endswith("by provider")
    assert "cannot be shown as a council's" in report["problems"][0]["message"]


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
