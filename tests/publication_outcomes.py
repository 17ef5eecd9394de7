"""What is in each real file: the expected outcome of reading it, counted by hand and by code."""

FORMER = "a council that has since been merged or split"
KINDS = "a kind of council, added up, not an area we show"
NOT_OURS = "a measure that is none of our indicators yet"
DISTRICT = "a district without adult social care, not an area we show"
TOTAL = "a total, not an answer"
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
        "nomis_population", {"council": 1}, 1, 276, {}, 276, 0, {DISTRICT: 1932},
    ),
    "system/pssexp_2014-15_activity_councils_as_columns.csv": (
        "pssex1_councils", {"council": 148, "country": 1, "region": 9}, 1, 13124,
        {"not available": 46, "no data recorded": 10}, 0, 0, {NOT_OURS: 84},
    ),
    "system/nhse_ae_by_icb_monthly.csv": (
        "nhs_icb_emergency", {"integrated care board": 42}, 40, 10080, {}, 1680, 0, {},
    ),
    "system/nhse_discharge_no_criteria_to_reside_3icbs_daily.csv": (
        "nhs_icb_discharge", {"integrated care board": 3}, 1249, 3747, {}, 3747, 0, {},
    ),
    "system/nhse_ae_monthly_by_provider_2023-24.csv": (
        "nhs_provider_emergency", {"provider": 205}, 12, 43632, {}, 2424, 0, {TOTAL: 24},
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
