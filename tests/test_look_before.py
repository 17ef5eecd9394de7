"""The look before a file counts: each figure with its own people, each gap with its places."""

import pytest
from pages_support import html, opened, survey

from khi.catalogue import load
from khi.ui.uploading import publishing
from khi.wording.differences import held_in

HEADING = (
    "Area,Quarter,Do you consider yourself to be disabled?,Do you decide how you spend your days?"
)


def told(area, disabled, others):
    """Lines of a file: how many of one area said that they are disabled, and that they are not."""
    said = ["Yes"] * disabled + ["No"] * others
    answers = ("Always", "Rarely")
    return [f"{area},2026-Q1,{each},{answers[n % 2]}" for n, each in enumerate(said)]


@pytest.mark.usefixtures("served", "cleared")
def test_a_figure_stands_with_its_own_people_and_what_is_held_back_with_its_places():
    rows = [*told("Bury", 3, 50), *told("Leeds", 40, 40), *told("Salford", 40, 60)]
    at = opened("upload")
    words = html(
        at.file_uploader[0].upload("a.csv", survey(rows, heading=HEADING), "text/csv").run()
    )
    assert not at.exception
    assert "About 50 people in every 100" in words or "About 51 people in every 100" in words
    assert "Base: about 55 people." in words
    assert "No group can be shown. A draft" in words
    assert "Disability: Disabled in Bury" in words
    assert "Disability: Disabled;" not in words


@pytest.mark.usefixtures("served", "cleared")
def test_the_people_of_the_groups_are_told_apart_from_everyones():
    file = survey(told("Leeds", 40, 60), heading=HEADING)
    words = html(opened("upload").file_uploader[0].upload("a.csv", file, "text/csv").run())
    assert "Base: about 100 people." in words
    assert "Base of the groups shown: about 40 to 60 people in each." in words


@pytest.mark.parametrize(
    ("held", "every", "says"),
    [
        (["Bury"], ["Bury"], ""),
        (["Bury"], list("abcd"), " in Bury"),
        (["Bury", "Salford"], list("abcd"), " in Bury and Salford"),
        (list("abc"), list("abcd"), " in 3 of 4 areas"),
        (list("abcd"), list("abcd"), " in all 4 areas"),
    ],
)
def test_places_are_named_where_they_are_few_and_counted_where_many(held, every, says):
    assert held_in(held, every) == says


@pytest.mark.parametrize(
    ("breakdown", "group", "says"),
    [
        ("all", "all", "Decide their days"),
        ("sex", "female", "Sex: Female"),
        ("sex x disability", "female x yes", "Sex and disability: Female, "),
        ("shift_work", "nights", "Shift work: Nights"),
    ],
)
def test_a_group_that_is_held_back_is_named_and_never_taken_for_everyone(breakdown, group, says):
    """Also two characteristics counted together, or one that the catalogue does not know."""
    row = {"indicator": "ctl01", "breakdown": breakdown, "group": group}
    assert publishing.concerned(row, load()).startswith(says)
