"""Files of ratings, and of what a place has: looked at and added on Add data."""

import pytest
from pages_support import html, opened

from khi import catalogue as catalogues
from khi import progress
from khi.model import Voice
from khi.ui.given import sources

pytestmark = pytest.mark.usefixtures("served")


def given(area, voice):
    """What one voice has said, in the store the page has open."""
    framework = catalogues.load().frameworks["asset_based_area"]
    return progress.own(sources.store(), framework, area=area, voice=voice)


def put(at, text, name):
    return at.file_uploader[0].upload(name, text.encode(), "text/csv").run()


RATED = "Area,Quarter,Action,Voice,Stage,Evidence,Local people\n"


def test_a_file_of_ratings_is_looked_at_and_added_on_the_page(own):
    at = opened("upload")
    put(at, RATED + "Larkenholt,2026-Q2,aba01,people,1,We met twice about it,12\n", "ratings.csv")
    assert not at.exception
    assert "1, talking about it" in html(at)
    button = next(each for each in at.button if each.label.startswith("Publish"))
    button.click().run()
    assert not at.exception
    assert len(given("X0000014", Voice.PEOPLE)) == 1


def test_a_file_that_breaks_a_rule_says_which_row_and_adds_nothing(own):
    at = opened("upload")
    put(at, RATED + "Larkenholt,2026-Q2,aba01,people,3,,12\n", "ratings.csv")
    assert not at.exception
    assert "Row 2: Moving up from 0 to 3 needs evidence" in html(at)
    assert given("X0000014", Voice.PEOPLE).empty


def test_a_register_is_looked_at_and_listed(own):
    at = opened("upload")
    rows = "Area,Neighbourhood,Name,Kind,Website\nLarkenholt,Weir,Weir choir,group,\n"
    put(at, rows, "assets.csv")
    assert not at.exception
    assert "Weir choir" in html(at)
    next(each for each in at.button if each.label.startswith("Publish")).click().run()
    assert not at.exception
    at = opened("assets", area="Larkenholt")
    assert "Weir choir" in html(at)
