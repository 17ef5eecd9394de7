"""A file of which nothing can be used is led by its most telling reason, and nothing else."""

import pytest
from intake_cases import REAL, checked
from pages_support import html, opened, press

from khi.intake.drafting.unusable import unusable

FINGERTIPS, NEXT = "fingertips", "fingertips/dhsc_next"
CONSTITUENCY = f"{FINGERTIPS}/PHE-indicator-93442_constituency_wide.csv"
CROSSTAB = "surveys/crosstab_topline_masculinity.csv"
REFUSED = {
    CONSTITUENCY: "of another kind of area: a parliamentary constituency.",
    f"{FINGERTIPS}/phe_upload/upload-non-numeric-data.csv": "another kind of area: a GP practice.",
    f"{NEXT}/ValidHeadersAndValidDataRows.csv": "another kind of area: a primary care network.",
    f"{NEXT}/DuplicateHeadersAndValidDataRows.csv": "is missing, or is there twice",
    f"{NEXT}/NoHeadersAndValidDataRows.csv": "This FingertipsNext file has no heading.",
    f"{NEXT}/ValidHeadersAndNoDataRows.csv": "headings and no rows below them.",
    "malformed/csv-test-data/header-no-rows.csv": "headings and no rows below them.",
    CROSSTAB: "This file is counted already, in a layout we cannot add up.",
    "geography/gm10.csv": "No row of this file can be counted.",
}
CAN_BE_HELPED = (
    f"{FINGERTIPS}/indicators-CountyUA.data.csv",
    "geography/utla_icb24_share.csv",
    "surveys/surveymonkey_two_header_rows_cp1252_starwars.csv",
    "system/pssex1_2009-10_council_activity.csv",
)

real = pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")


def of(name):
    return checked(REAL / name, name=name.rsplit("/", 1)[-1])


@real
@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_the_most_telling_reason_of_each_real_file_leads_and_says_what_to_do(name, why):
    told = unusable(of(name))
    assert told is not None
    assert why in told.why
    assert len(told.fix) > 20


@real
@pytest.mark.parametrize("name", CAN_BE_HELPED)
def test_a_file_of_which_something_can_still_be_said_is_not_refused(name):
    assert unusable(of(name)) is None


def test_a_file_with_a_row_that_counts_or_can_be_put_right_is_not_refused():
    heading = "Area,Quarter,Do you decide how you spend your days?\n"
    assert unusable(checked(heading + "Leeds,2026-Q1,Always\n" * 30)) is None
    assert unusable(checked(heading + "Leeds,2026-Q1,Purple\n" * 30)) is None


def put(name):
    file = REAL / name
    return opened("upload").file_uploader[0].upload(file.name, file.read_bytes(), "text/csv").run()


@real
@pytest.mark.usefixtures("served", "cleared")
@pytest.mark.parametrize(
    ("name", "why", "fix"),
    [
        (CONSTITUENCY, "a parliamentary constituency.</h1>", "Find the same figures by upper-tier"),
        (CROSSTAB, "a layout we cannot add up.</h1>", "Export one row for each person"),
    ],
)
def test_the_page_is_led_by_the_reason_and_offers_nothing_that_cannot_help(name, why, fix):
    at = put(name)
    assert not at.exception
    assert why in html(at)
    assert fix in html(at)
    offered = {each.label for each in at.button}
    assert not {each for each in offered if each.startswith(("Publish", "Remember", "Make it"))}
    assert "Each row is a person" not in offered
    for gone in ("columns are used", "No column was removed", "Look before it counts"):
        assert gone not in html(at)
    assert at.session_state["desk"].content
    assert not press(at, "Choose another file").session_state["desk"].content


@real
@pytest.mark.usefixtures("served", "cleared")
def test_many_columns_that_were_left_out_are_one_sentence_and_a_list_that_opens():
    words = html(put("surveys/surveymonkey_two_header_rows_cp1252_starwars.csv"))
    assert "<summary><span>See all 37, each with its reason</span></summary>" in words
    assert "They could name a person, or are" not in words
