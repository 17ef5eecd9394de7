"""Every export is known, its heading found, and its questions matched without a click."""

from collections import defaultdict

import pytest
from exports import EXPORTS
from intake_cases import checked, written

pytestmark = pytest.mark.slow

ENOUGH = 0.9


@pytest.fixture(scope="module")
def drafts():
    return {
        each.name: checked(written([*each.heading, *each.rows]), discard_identifiers=True)
        for each in EXPORTS
    }


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_an_export_is_known_for_what_it_is(drafts, export):
    report = drafts[export.name].report()
    assert (report["kind"], report["tool"]) == ("survey-respondents", export.tool)
    assert report["header_rows"] == len(export.heading)
    assert report["first_data_row"] == len(export.heading) + 1
    rows = report["rows"]
    assert (rows["read"], rows["rejected"]) == (len(export.rows), 0)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_an_export_says_where_and_when_by_itself(drafts, export):
    roles = {match.role.value for match in drafts[export.name].columns}
    assert {"area", "period"} <= roles
    assert not drafts[export.name].needs
    assert set(drafts[export.name].tallies["quarter"]) == {"2025-Q1"}


def test_nine_in_ten_questions_of_each_tool_are_matched_without_a_click(drafts, capsys):
    shares = defaultdict(list)
    for export in EXPORTS:
        found = {match.target for match in drafts[export.name].columns}
        shares[export.tool] += [target in found for target in export.targets]
    with capsys.disabled():
        print()
        for tool, found in sorted(shares.items()):
            print(f"{tool}: {sum(found)} of {len(found)} questions matched without a click")
    assert all(sum(found) >= ENOUGH * len(found) for found in shares.values())


@pytest.mark.parametrize("name", ["surveymonkey, two rows", "smartsurvey, two rows"])
def test_boxes_to_tick_are_pointed_out_as_one_question_with_several_answers(drafts, name):
    assert [each["question"] for each in drafts[name].several_answers] == ["Who helps you?"]
