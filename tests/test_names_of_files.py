"""What is taken along says in its name where it is of and when: a folder of it can be read."""

import pandas as pd
import pytest

from khi.ui.pieces import files

SHARE = "People who see others as much as they want (share of people)."
LATER = pd.DataFrame({"period": ["2026-Q1", "2026-Q2"]})
WORSE = "Three are worse than the rest"


@pytest.mark.parametrize(
    ("subtitle", "name"),
    [
        (f"{SHARE} Leeds, July to September 2026.", "leeds-july-to-september-2026"),
        (
            "Each area beside the rest of Kent. July to September 2026.",
            "each-area-beside-the-rest-of-kent-july-to-september-2026",
        ),
        (f"{SHARE} Leeds.", "leeds-to-q2-2026-27"),
        ("Stage of each action, Leeds, April 2026", "stage-of-each-action-leeds-april-2026"),
    ],
)
def test_a_file_is_called_by_where_and_when_and_then_by_what_was_found(subtitle, name):
    assert files.file_name(files.about(WORSE, subtitle, LATER)) == (
        f"{name}-three-are-worse-than-the-rest"
    )


def test_a_picture_without_figures_is_called_by_what_its_subtitle_says():
    assert files.file_name(files.about(WORSE, f"{SHARE} Leeds.")) == (
        "leeds-three-are-worse-than-the-rest"
    )


@pytest.mark.parametrize("title", ["word " * 60, "w" * 300])
def test_a_long_name_is_cut_between_words_where_there_are_any(title):
    name = files.file_name(title)
    assert 90 < len(name) <= 100
    assert not name.endswith("-")


def test_a_title_of_nothing_that_can_be_a_name_is_called_figures():
    assert files.file_name("?!") == "figures"
