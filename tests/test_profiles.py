"""The second file of the same form needs no clicks; a changed form says what changed."""

import pytest
from intake_cases import catalogue, roles, tally

from khi.intake import Choices, Local, Profile, examine, local_question
from khi.store.engines import Workbench

FIRST = "ID,How do you feel?,khi_con1,Sex,Code\n1,Good,Yes,Female,9\n2,Bad,Mostly,Male,1\n"
GARDEN = local_question("feel", wording="How do you feel?", answers=("Good", "Bad"))


def drafted(source: str, choices: Choices, *profiles: Profile):
    return examine(
        source.encode(),
        name="form.csv",
        catalogue=catalogue(),
        workbench_factory=lambda: Workbench(None),
        choices=choices,
        profiles=profiles,
    )


@pytest.fixture
def profile() -> Profile:
    said = Choices(
        area="Leeds",
        quarter="2025-Q1",
        local=(Local(question=GARDEN, columns=("B",)),),
        matches={"Code": "khi_ctl1"},
        missing={"Code": ("9",)},
    )
    return Profile.of("Our form", drafted(FIRST, said), said)


def test_the_second_file_of_the_same_form_needs_no_clicks(profile):
    draft = drafted(FIRST, Choices(area="Leeds", quarter="2025-Q2"), profile)
    assert draft.profile == "Our form"
    assert not draft.needs
    assert not draft.changes
    assert roles(draft)["How do you feel?"] == "feel"
    assert tally(draft, "khi_ctl1") == {"always": 1}


def test_columns_in_another_order_and_case_are_the_same_form(profile):
    moved = "sex,code,KHI_CON1,how do you feel,id\nFemale,1,Yes,Good,1\n"
    draft = drafted(moved, Choices(area="Leeds", quarter="2025-Q2"), profile)
    assert not draft.changes
    assert tally(draft, "feel") == {"good": 1}


def test_a_changed_form_says_what_changed(profile):
    changed = FIRST.replace("How do you feel?", "How do you feel now?").replace("Sex,", "Pets,")
    draft = drafted(changed, Choices(area="Leeds", quarter="2025-Q2"), profile)
    assert "The column “Pets” is new." in draft.changes
    assert "The column “Sex” is gone." in draft.changes
    assert "“How do you feel?” is now worded “How do you feel now?”." in draft.changes


def test_another_form_is_not_taken_for_it(profile):
    draft = drafted("khi_kind,Area\nAlways,Leeds\n", Choices(quarter="2025-Q1"), profile)
    assert draft.profile == ""


def test_a_profile_goes_to_text_and_back(profile):
    assert Profile.from_json(profile.to_json()) == profile
    assert Profile.from_json(profile.to_json()).fingerprint == profile.fingerprint


def test_area_and_quarter_are_of_one_file_and_not_remembered(profile):
    assert "E08000035" not in profile.to_json()
    assert [ask.about for ask in drafted(FIRST, Choices(), profile).asks] == ["area", "quarter"]


def test_what_is_said_this_time_wins(profile):
    said = Choices(area="Leeds", quarter="2025-Q2", matches={"E": "drop"})
    assert roles(drafted(FIRST, said, profile))["Code"] == "dropped"
