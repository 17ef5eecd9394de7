"""Add data and Fairness: groups that were not on the form are said, and read so."""

import pytest
from pages_support import PAGES, html, opened, people, press, survey

from khi import publication
from khi.ui.given import sources

pytestmark = pytest.mark.usefixtures("served")
HEADING = "Area,Quarter,Do you decide how you spend your days?,Sex"
WOMEN = survey([f"{each},Female" for each in people(40)], heading=HEADING)


def put(at, content):
    return at.file_uploader[0].upload("survey.csv", content, "text/csv").run()


def asked(at):
    return next((each for each in at.multiselect if "not on the form" in each.label), None)


def test_groups_nobody_is_in_may_be_said_not_to_have_been_on_the_form(cleared):
    at = put(opened("upload"), WOMEN)
    assert asked(at).options == ["Sex: Male"]
    assert "Nobody in this file is in Sex: Male. Other groups may be held back" in html(at)
    asked(at).set_value(["Sex: Male"])
    at = press(at, "Keep this")
    assert "Nobody in this file is in" not in html(at)
    at = press(at, "Publish 40 rows")
    assert "<dd>Sex: Male</dd>" in html(at)
    rows = publication.frame(sources.store(), areas=["E08000035"], breakdowns=["sex"])
    assert set(zip(rows["group"], rows["absence"], strict=True)) == {("female", "")}
    at = at.switch_page(PAGES["fairness"]).run()
    assert "Not on the form: Male." in html(at)


def test_what_was_said_of_the_form_stays_chosen_until_somebody_is_in_the_group(cleared):
    at = put(opened("upload"), WOMEN)
    asked(at).set_value(["Sex: Male"])
    at = press(at, "Keep this")
    assert asked(at).value == ["Sex: Male"]


def test_without_an_empty_group_nothing_is_asked_of_the_form(cleared):
    assert asked(put(opened("upload"), survey(people(40)))) is None
