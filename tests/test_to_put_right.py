"""What stands under "We found", and what becomes of what nobody puts right."""

import pytest
from intake_cases import checked
from pages_support import html, opened

from khi.ui.uploading.correcting import what_stands

HEADING = "Area,Quarter,Ethnic group,Do you decide how you spend your days?\n"
GOOD = "Leeds,2026-Q1,Chinese,Always\n" * 30
LEFT = "A group you leave as it is counts as not stated."


def found(rows):
    draft = checked(HEADING + GOOD + rows)
    return dict(zip(draft.problems["column"], what_stands(draft.problems), strict=True))


def test_an_empty_cell_is_said_to_be_empty_and_a_word_of_ones_own_is_not_repeated():
    assert found(",2026-Q1,Chinese,Always\n")["Area"] == "empty"
    assert found("Leeds,,Chinese,Always\n")["Quarter"] == "empty"
    words = "Leeds,2026-Q1,Chinese,I asked Mary Smith at the centre\n"
    assert found(words)["Do you decide how you spend your days?"] == "may be personal"


@pytest.mark.usefixtures("served", "cleared")
def test_what_becomes_of_a_group_nobody_knows_is_said_where_it_can_be_put_right():
    def words(rows):
        at = opened("upload")
        return html(
            at.file_uploader[0].upload("a.csv", (HEADING + rows).encode(), "text/csv").run()
        )

    assert LEFT in words(GOOD + "Leeds,2026-Q1,Martian,Always\n" * 4)
    assert LEFT not in words(GOOD + "Leeds,2026-Q1,Chinese,Purple\n" * 4)
