"""On the page: a measure with no place is made an indicator, and official figures are fetched."""

import pytest
from pages_support import html, opened
from test_adopting import FILE

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]


def labelled(found, label):
    return next(each for each in found if each.label == label)


def test_a_measure_is_made_an_indicator_and_its_rows_then_count(cleared):
    at = opened("upload")
    at = at.file_uploader[0].upload("asc.csv", FILE.encode(), "text/csv").run()
    assert not at.exception
    assert "Measures that are none of our indicators yet" in html(at)
    labelled(at.text_input, "What to call it").set_value("People leaving care jobs")
    labelled(at.text_input, "What stands behind the number").set_value("of workers")
    labelled(at.selectbox, "Which way is good").set_value("Lower is better")
    at = labelled(at.button, "Make it an indicator").click().run()
    assert not at.exception
    assert "6 rows read = 6 accepted + 0 rejected + 0 skipped" in html(at)
    assert "Measures that are none of our indicators yet" not in html(at)


def test_without_a_network_the_page_says_how_to_get_the_file_by_hand(cleared, monkeypatch):
    monkeypatch.setenv("KHI_FINGERTIPS", "http://127.0.0.1:9")
    at = opened("upload")
    at = labelled(at.button, "Fetch these figures").click().run()
    assert not at.exception
    assert "download it by hand" in html(at)


def test_a_measure_of_hospitals_may_be_made_an_indicator_and_stays_theirs(cleared):
    line = "MSitAE-MAY-2024,{},NHS ENGLAND,A TRUST,14000\n"
    text = "Period,Org Code,Parent Org,Org name,A&E attendances Type 1\n" + "".join(
        line.format(code) for code in ("RWY", "RTD", "RJ1")
    )
    at = opened("upload")
    at = at.file_uploader[0].upload("may.csv", text.encode(), "text/csv").run()
    assert not at.exception
    assert "never shown as a council" in html(at)
    assert "1 measure of this file has no place yet." in html(at)
