"""The second file of the same form needs no clicks; a changed form says what changed."""

import pytest
from intake_cases import catalogue, roles, tally

from khi.intake import Choices, Local, Profile, examine, local_question, own_question
from khi.store.engines import Workbench

FIRST = "ID,How do you feel?,khi_con1,Sex,Code\n1,Good,Yes,Female,9\n2,Bad,Mostly,Male,1\n"
GARDEN = local_question("feel", wording="How do you feel?", answers=("Good", "Bad"))


def drafted(source: str, choices: Choices, *profiles: Profile, name="form.csv"):
    return examine(
        source.encode(),
        name=name,
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


def test_the_area_is_remembered_and_the_quarter_is_of_one_file(profile):
    draft = drafted(FIRST, Choices(), profile)
    assert [ask.about for ask in draft.asks] == ["quarter"]
    assert set(draft.tallies["area"]) == {"E08000035"}


def test_a_quarter_that_stood_in_the_files_name_is_taken_from_the_next_name():
    said = Choices(area="Leeds", quarter="2025-Q1")
    first = drafted(FIRST, said, name="answers 2025-Q1.csv")
    profile = Profile.of("Ours", first, said)
    draft = drafted(FIRST, Choices(), profile, name="answers 2025-Q2.csv")
    assert not draft.needs
    assert set(draft.tallies["quarter"]) == {"2025-Q2"}
    assert [ask.about for ask in drafted(FIRST, Choices(), profile, name="x.csv").asks] == [
        "quarter"
    ]


def test_columns_that_name_people_are_discarded_again_without_asking():
    source = "Email,khi_con1\njo.bloggs@example.org,Yes\nal@example.org,Mostly\n"
    said = Choices(area="Leeds", quarter="2025-Q1", discard_identifiers=True)
    profile = Profile.of("Ours", drafted(source, said), said)
    assert "example.org" not in profile.to_json()
    draft = drafted(source, Choices(quarter="2025-Q2"), profile)
    assert not draft.needs
    another = source.replace("Email,", "Surname,")
    asked = drafted(another, Choices(quarter="2025-Q2"), profile).asks
    assert "discard_identifiers" in [ask.about for ask in asked]


@pytest.mark.parametrize(
    ("several", "column", "found"),
    [
        (False, ["Good", "Bad", "good ", "Good"], ["Good", "Bad"]),
        (True, ["Tea;Cake", "Tea", "Cake;Tea;"], ["Tea", "Cake"]),
        (True, ["Tea, Cake", "Tea"], ["Tea", "Cake"]),
        (True, ["tea cake", "tea"], ["tea", "cake"]),
        (False, [f"answer {number}" for number in range(30)], []),
        (False, ["jo@example.org", "Good"], ["Good"]),
    ],
)
def test_the_answers_of_a_column_are_found_for_a_question_of_the_persons_own(
    several, column, found
):
    rows = "\n".join(f'Yes,"{value}"' for value in column)
    draft = drafted(f"khi_con1,Mine\n{rows}\n", Choices(area="Leeds", quarter="2025-Q1"))
    assert draft.answers_in(["B"], several) == found
    draft.close()
    assert draft.answers_in is None


def test_what_people_wrote_is_given_in_an_order_that_says_nothing_of_whose_it_is():
    source = "khi_con1,Anything else?\nYes,Zoe was kind\nYes,A bus would help\nYes,\n"
    draft = drafted(source, Choices(area="Leeds", quarter="2025-Q1"))
    leeds = ("E08000035", "2025-Q1")
    assert draft.words_in("B") == [("A bus would help", *leeds), ("Zoe was kind", *leeds)]
    draft.close()
    assert draft.words_in is None


def test_what_people_wrote_goes_to_the_area_and_the_quarter_of_its_row():
    source = (
        "area,date,khi_con1,Anything else?\n"
        "Leeds,2025-04-30,Yes,A bus would help\nSalford,30/07/2025,Yes,Zoe was kind\n"
        "Leeds,2025-05-30,Yes,A bus would help\nNowhere,2025-05-30,Yes,No place\n"
    )
    assert drafted(source, Choices()).words_in("D") == [
        ("A bus would help", "E08000035", "2025-Q1"),
        ("Zoe was kind", "E08000006", "2025-Q2"),
    ]


def test_a_question_of_the_persons_own_has_the_same_id_whenever_it_is_asked():
    made = own_question(["B"], "What helped you?", ["Tea", "Cake"], positive=["Tea"])
    assert made.question.id.startswith("local_what_helped_you_")
    assert [answer.score for answer in made.question.answers] == [1, 0]
    same = own_question(["C"], "what helped you", ["Cake", "Tea"], positive=["Tea"])
    assert same.question.id == made.question.id


def test_what_is_said_this_time_wins(profile):
    said = Choices(area="Leeds", quarter="2025-Q2", matches={"E": "drop"})
    assert roles(drafted(FIRST, said, profile))["Code"] == "dropped"
