"""What the reader makes of files people really have, beside what a person sees in them.

Each line of ``EXPECTED`` gives the encoding, the separator, the rows of the heading, the first row
of data, and how many rows are below the heading and how many of those are kept. They were read off
the files by eye; the number of records is counted again here by Python's own reader.
"""

import csv
import time
from pathlib import Path

import pytest

from khi.intake.reading import read
from khi.model import KhiError

FILES = Path(__file__).parents[1].parent / "shared" / "realdata"
EXPECTED = """
fingertips/PHE-indicator-93442_constituency_wide.csv :: utf-8 , 1 2 534 534
fingertips/indicators-CountyUA.data.csv :: utf-8 , 1 2 852 852
fingertips/social-isolation-indicators-CountyUA.data.csv :: utf-8 , 1 2 4536 4536
malformed/csv-spectrum/comma_in_quotes.csv :: utf-8 , 1 2 1 1
malformed/csv-spectrum/empty.csv :: utf-8 , 1 2 2 2
malformed/csv-spectrum/empty_crlf.csv :: utf-8 , 1 2 2 2
malformed/csv-spectrum/json.csv :: utf-8 , 1 2 1 1
malformed/csv-spectrum/newlines.csv :: utf-8 , 1 2 3 3
malformed/csv-spectrum/quotes_and_newlines.csv :: utf-8 , 1 2 2 2
malformed/csv-spectrum/utf8.csv :: utf-8 , 1 2 2 2
malformed/csv-test-data/all-empty.csv :: refused
malformed/csv-test-data/bad-header-less-fields.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/bad-header-no-header.csv :: refused
malformed/csv-test-data/bad-missing-quote.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/bad-quotes-with-unescaped-quote.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/empty-one-column.csv :: utf-8 none 1 2 1 0
malformed/csv-test-data/header-no-rows.csv :: utf-8 , 1 2 0 0
malformed/csv-test-data/leading-space.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/one-column.csv :: utf-8 none 1 2 1 1
malformed/csv-test-data/quotes-empty.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/quotes-with-space.csv :: utf-8 , 1 2 1 1
malformed/csv-test-data/trailing-newline-one-field.csv :: utf-8 none 1 2 1 1
malformed/csvlint/cr-line-endings.csv :: utf-8 , 1 2 2 2
malformed/csvlint/inconsistent-line-endings.csv :: utf-8 , 1 2 2 2
malformed/csvlint/invalid-byte-sequence.csv :: windows-1252 , 1 2 23 23
malformed/csvlint/invalid_many_rows.csv :: utf-8 , 1 2 11 9
malformed/csvlint/white space in filename.csv :: utf-8 , 1 2 2 2
malformed/datagovuk/2004-2016.csv :: utf-8 , 1 2 965 965
malformed/datagovuk/Feb-2016.csv :: utf-8 , 1 2 25 22
malformed/datagovuk/epcs-dwp-cmg-spend-july-2017.csv :: utf-8 , 1 6 98 5
malformed/datagovuk/nati-clin-audi-bowe-canc-2017-tran-main-fiel-list.csv :: utf-8 , 1 5 54 53
malformed/datagovuk/public-toilet-borough-grid.csv :: utf-8 , 1 2 34 33
malformed/datagovuk/workforce-management-information-dft_201706.csv :: utf-8 , 3 4 46 10
malformed/frictionless/ascii-notvalid.csv :: utf-8 , 1 2 1 1
malformed/frictionless/blank-cells.csv :: utf-8 , 1 2 5 5
malformed/frictionless/blank-rows.csv :: utf-8 , 1 2 3 2
malformed/frictionless/bom.csv :: utf-8-sig , 1 2 2 2
malformed/frictionless/defective-rows.csv :: utf-8 , 1 2 2 2
malformed/frictionless/delimiter.csv :: utf-8 ; 1 2 2 2
malformed/frictionless/doublequote.csv :: utf-8 , 1 2 5 5
malformed/frictionless/duplicate-headers.csv :: utf-8 , 1 2 2 2
malformed/frictionless/latin1.csv :: windows-1252 , 1 2 2 2
malformed/frictionless/matrix-with-comment.csv :: utf-8 , 1 3 4 4
malformed/frictionless/number_number-test.csv :: utf-8 , 1 2 13 13
malformed/frictionless/skip-rows-before-headers.csv :: utf-8 , 1 3 2 2
malformed/frictionless/structure-errors.csv :: utf-8 , 1 2 4 3
malformed/frictionless/table-infer-iso-8859-7.csv :: windows-1252 , 1 2 4 4
malformed/messytables/begrotingsanalyse-2011.csv :: utf-8 , 4 8 36 36
malformed/messytables/complex.csv :: utf-8 , 1 2 3 3
malformed/messytables/excel_pasting.csv :: utf-8 , 1 5 17 13
malformed/messytables/mixedGLB.csv :: utf-8 , 1 5 133 133
malformed/messytables/simple.psv :: utf-8 bar 1 2 28 28
malformed/messytables/small.csv :: utf-8 none 1 2 0 0
malformed/messytables/spanish_chars.csv :: windows-1252 , 1 2 116 114
malformed/messytables/utf-16le_encoded.csv :: utf-16-le , 1 2 327 327
malformed/pollock/file_field_delimiter_0x3B.csv :: utf-8 ; 1 2 83 83
malformed/pollock/file_field_delimiter_0x9.csv :: utf-8 tab 1 2 83 83
malformed/pollock/file_header_multirow_2.csv :: utf-8 , 2 3 83 83
malformed/pollock/file_header_only.csv :: utf-8 , 1 2 0 0
malformed/pollock/file_multitable_more.csv :: utf-8 , 1 2 166 166
malformed/pollock/file_no_header.csv :: utf-8 , 0 1 83 83
malformed/pollock/file_no_payload.csv :: refused
malformed/pollock/file_no_trailing_newline.csv :: utf-8 , 1 2 83 83
malformed/pollock/file_one_data_row.csv :: utf-8 , 1 2 1 1
malformed/pollock/file_preamble.csv :: utf-8 , 1 4 83 83
malformed/pollock/file_quotation_char_0x27.csv :: utf-8 , 1 2 83 83
malformed/pollock/file_record_delimiter_0xD.csv :: utf-8 , 1 2 83 83
malformed/pollock/row_field_delimiter_10_0x20.csv :: utf-8 , 1 2 83 83
malformed/pollock/row_more_sep_row9_col3.csv :: utf-8 , 1 2 83 83
malformed/pollock/source.csv :: utf-8 , 1 2 83 83
malformed/very_bad_no_good_data.csv :: utf-8-sig , 1 2 100 100
ons/ons_subnational_life_satisfaction_preamble.csv :: utf-8 , 1 7 382 382
ons/ons_subnational_overweight_adults_preamble.csv :: utf-8 , 1 7 309 309
surveys/apha_cpd_nhs_analysts.csv :: utf-8 , 1 2 237 237
surveys/ascs_respondent_level_return_fixture.csv :: utf-8-sig , 1 2 12 12
surveys/crosstab_topline_masculinity.csv :: utf-8 , 2 3 231 230
surveys/googleforms_social_capital_scales.csv :: utf-8 , 1 2 107 107
surveys/googleforms_toronto_ebike.csv :: utf-8 , 1 2 251 251
surveys/googleforms_tsv_english_form_responses_1.tsv :: utf-8 tab 1 2 301 301
surveys/kobo_household_bom_in_header.csv :: utf-8 , 1 2 120 120
surveys/limesurvey_codes_rse_uk_2017.csv :: utf-8 , 1 2 151 151
surveys/limesurvey_test_quality.csv :: utf-8 , 1 2 70 70
surveys/qualtrics_three_header_rows.csv :: utf-8 , 3 4 1 1
surveys/semicolon_quoted_student_questionnaire.csv :: utf-8 ; 1 2 395 395
surveys/surveymonkey_coded_masculinity_raw.csv :: utf-8 , 1 2 301 301
surveys/surveymonkey_flat_thanksgiving.csv :: utf-8 , 1 2 351 351
surveys/surveymonkey_two_header_rows_cp1252_starwars.csv :: windows-1252 , 2 3 400 400
surveys/typeform_newcoder_duplicate_headers.csv :: utf-8 , 1 2 251 251
system/ascfr_2015-16_activity_northwest.csv :: utf-8 , 1 2 2750 2750
system/ascof_2020-21_open-data-csv_trimmed.csv :: utf-8 , 1 2 16600 16600
system/ascof_2024-25_Table_1d.csv :: utf-8-sig , 1 7 174 174
system/ascof_2024-25_Table_2c.csv :: utf-8-sig , 1 8 168 168
system/ascof_2024-25_Table_3a.csv :: utf-8-sig , 1 7 174 174
system/ascof_2024-25_Table_4a.csv :: utf-8-sig , 1 7 174 174
system/ascof_2024-25_Table_5a(1).csv :: utf-8-sig , 1 7 174 174
system/ascof_2024-25_Table_5a(2).csv :: utf-8-sig , 1 7 174 174
system/ascs_2020-21_annex_T1a_answers_by_council_cp1252.csv :: windows-1252 , 2 6 154 152
system/nhse_ae_by_icb_monthly.csv :: utf-8 , 1 2 1680 1680
system/nhse_ae_monthly_by_provider_2023-24.csv :: utf-8 , 1 2 2449 2448
system/nhse_discharge_no_criteria_to_reside_3icbs_daily.csv :: utf-8 , 1 2 3747 3747
system/nomis_falls_deaths_wide_preamble.csv :: utf-8-sig , 1 10 175 174
system/oflog_asc_measures_2015-2023.csv :: utf-8 , 1 2 6376 6376
system/pssex1_2009-10_council_activity.csv :: utf-8 , 5 7 158 152
system/pssex1_2012-13_cassr_activity.csv :: windows-1252 , 5 7 163 152
system/pssexp_2014-15_activity_councils_as_columns.csv :: windows-1252 , 2 3 97 84
system/pssexp_2015-16_dpa_council_suppressed.csv :: windows-1252 , 1 2 5600 5600
system/trafford_business_births_quarterly.csv :: utf-8 , 1 2 1156 1156
system/trafford_care_homes_rating_monthly.csv :: utf-8 , 1 2 510 510
system/trafford_emergency_admissions_falls.csv :: utf-8 , 1 2 2624 2624
system/trafford_employment_rolling_year.csv :: utf-8 , 1 2 238 238
system/trafford_nhs_health_checks_cumulative_quarters.csv :: utf-8 , 1 2 2511 2511
system/trafford_planning_major_fy_quarters.csv :: utf-8 , 1 2 221 221
system/trafford_social_care_satisfaction.csv :: utf-8 , 1 2 187 187
"""
CASES = [line.split(" :: ") for line in EXPECTED.strip().splitlines()]
NAMES = {"tab": "\t", "none": "", "bar": "|"}
SECONDS = 2
"""Of work, so that a busy machine is no failure."""

NOT_AS_PYTHON_READS = {
    "file_quotation_char_0x27.csv": "quoted with single marks",
    "bad-missing-quote.csv": "a mark that never closes",
    "one-column.csv": "no separator",
    "small.csv": "no separator",
    "empty-one-column.csv": "no separator",
    "trailing-newline-one-field.csv": "no separator",
}

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")


@pytest.mark.parametrize(("path", "expected"), CASES, ids=[path for path, _ in CASES])
def test_each_real_file_is_read_as_a_person_would_read_it(workbench, path, expected):
    started = time.process_time()
    try:
        sheet = read(FILES / path, name=path, workbench=workbench)
    except KhiError:
        found = "refused"
    else:
        separator = {mark: name for name, mark in NAMES.items()}.get(sheet.separator)
        heading = f"{sheet.header_rows} {sheet.first_data_row}"
        rows = f"{sheet.rows_read} {sheet.rows}"
        found = f"{sheet.encoding} {separator or sheet.separator} {heading} {rows}"
    assert found == expected
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    ("path", "expected"),
    [case for case in CASES if case[1] != "refused"],
    ids=[path for path, expected in CASES if expected != "refused"],
)
def test_the_records_are_those_that_python_counts(path, expected):
    if Path(path).name in NOT_AS_PYTHON_READS:
        pytest.skip(NOT_AS_PYTHON_READS[Path(path).name])
    encoding, separator, _, first, below, _ = expected.split(" ")
    name = "utf-16" if encoding.startswith("utf-16") else encoding
    text = (FILES / path).read_bytes().decode(name, errors="replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    records = list(csv.reader(lines, delimiter=NAMES.get(separator, separator)))
    assert int(first) - 1 + int(below) == len(records)


def test_every_survey_and_malformed_file_is_in_the_table():
    listed = {path for path, _ in CASES}
    folders = [FILES / "surveys", FILES / "malformed"]
    there = {str(file.relative_to(FILES)) for each in folders for file in each.rglob("*.*sv")}
    assert there <= listed
