"""A column headed "Score": the form tool's own only where that tool writes one, else somebody's."""

import pytest
from intake_cases import checked
from pages_support import html, labelled, opened

from khi.intake.matching.headings import Role

DAYS = "Do you decide how you spend your days?"
ANSWERS = ("Always", "Mostly", "Sometimes")


def role(draft, name):
    return next(each.role for each in draft.columns if each.name == name)


def by_hand():
    rows = [f"Leeds,2026-Q1,{ANSWERS[n % 3]},{n % 11}" for n in range(60)]
    return "\n".join([f"Area,Quarter,{DAYS},Score", *rows])


def quiz(first, score):
    """What a form tool writes that gives points: a score nobody answered with."""
    rows = [f"{first[1]}{n % 10},{score(n)},Leeds,{ANSWERS[n % 3]}" for n in range(60)]
    return "\n".join([f"{first[0]},Score,Area,{DAYS}", *rows])


def test_a_score_in_a_file_of_no_tool_is_left_for_the_person_to_say():
    draft = checked(by_hand())
    assert role(draft, "Score") is Role.UNMATCHED
    (left,) = (each for each in draft.dropped if each["column"] == "Score")
    assert "you can add it as your own" in left["why"]


def test_the_score_of_a_quiz_is_the_tools_own():
    google = quiz(("Timestamp", "2026/08/02 09:00:0"), lambda n: f"{n % 10} / 10")
    assert role(checked(google), "Score") is Role.TECHNICAL


@pytest.mark.usefixtures("served")
def test_on_the_page_a_score_can_be_asked_as_a_question_of_ones_own(cleared):
    at = opened("upload").file_uploader[0].upload("s.csv", by_hand().encode(), "text/csv").run()
    assert "Columns that need you" in html(at)
    (room,) = (each for each in at.expander if each.label.startswith("Ask a column as a question"))
    assert room is not None
    assert labelled(at.button, "Publish 60 rows")
