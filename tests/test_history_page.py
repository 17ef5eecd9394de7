"""What the list of files tells whom: never how many people, and who added one only to some."""

import re

import pytest
from pages_support import html, labelled, opened, survey

from khi import access
from khi.access import Act, Person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

ADDED_BY = "Jane Uniquename"
GUEST = Person(name="a guest", may={})
KEEPER = Person(name="an officer", may={Act.WITHDRAW: (access.ANYWHERE,)})


@pytest.fixture
def added(cleared):
    """A page of a store to which a survey of 43 people was added, and another that waits."""
    from khi.catalogue import load
    from khi.intake import Choices, examine
    from khi.publication import commit, hold
    from khi.store.engines import Workbench
    from khi.ui.given import sources

    for name, keep, people in (("spring.csv", commit, 43), ("draft.csv", hold, 47)):
        rows = [f"Leeds,2025-Q1,{'Always' if n % 2 else 'Rarely'}" for n in range(people)]
        draft = examine(
            survey(rows), name=name, catalogue=load(), workbench_factory=lambda: Workbench(None),
            choices=Choices(uploaded_by=ADDED_BY),
        )  # fmt: skip
        keep(sources.store(), load(), draft)
        draft.close()


@pytest.mark.parametrize(
    ("who", "tells"), [(access.ON_MY_MACHINE, True), (KEEPER, True), (GUEST, False)]
)
def test_who_added_a_file_is_for_whoever_may_take_it_back(added, monkeypatch, who, tells):
    monkeypatch.setattr(access, "ON_MY_MACHINE", who)
    at = opened("upload")
    assert not at.exception
    assert "spring.csv" in html(at)
    assert (ADDED_BY in html(at)) is tells


def test_nobody_is_told_how_many_people_there_were(added):
    told = html(opened("upload"))
    assert not re.findall(r"\b4[37]\b", told)


def test_a_guest_meets_no_form_that_would_be_refused_and_no_draft(added, monkeypatch):
    monkeypatch.setattr(access, "ON_MY_MACHINE", GUEST)
    at = opened("upload")
    assert "draft.csv" not in html(at)
    labels = [each.label for each in (*at.button, *at.expander)]
    for label in ("Take a file back", "Take it back", "Erase a file and everything made from it",
                  "Throw it away", "Publish it now", "Clear the invented example"):  # fmt: skip
        assert label not in labels
    monkeypatch.setattr(access, "ON_MY_MACHINE", access.Person(name="x", may=EVERY))
    assert labelled(opened("upload").expander, "Take a file back")


EVERY = {act: (access.ANYWHERE,) for act in Act}
