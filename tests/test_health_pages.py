"""On the pages: a care board's figures stand beside a council's, said to be the board's."""

import pytest
from pages_support import html, opened, turned
from test_health_figures import APRIL, month

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]
BOARDS = "ICB Code,Month,A&E attendances,Attendances over 4 hours\n" + "".join(
    f"{code},{name} {year},{1000 + 10 * year},{300 + number}\n"
    for code in ("E54000057", "E54000026", "E54000023")
    for year in (2023, 2024)
    for number, name in enumerate(("April", "May", "June", "July", "August", "September"))
)
SURVEY = "area,quarter,khi_con1\n" + "".join(
    f"{code},{year}-Q{number},{answer}\n"
    for code in ("E08000003", "E10000012")
    for year in (2023, 2024)
    for number in (1, 2)
    for answer in ["Yes"] * 30 + ["Not enough"] * 20
)


def published(*files):
    for name, content in files:
        at = opened("upload")
        at = at.file_uploader[0].upload(name, content.encode(), "text/csv").run()
        assert not at.exception
        next(each for each in at.button if each.label.startswith("Publish")).click().run()
    return opened("upload")


def chosen(at, **said):
    for label, value in said.items():
        next(each for each in at.selectbox if each.label == label).set_value(value).run()
    assert not at.exception
    return at


def tracks(**said):
    return chosen(opened("upload").switch_page("pages/two_tracks.py").run(), **said)


def listed(at, label):
    return list(next(each for each in at.selectbox if each.label == label).options)


@pytest.fixture
def beside(cleared):
    """Two councils' surveys, and the A&E figures of three care boards."""
    published(("boards.csv", BOARDS), ("survey.csv", SURVEY))


def test_a_board_alone_is_no_area_of_the_pages(cleared):
    published(("boards.csv", BOARDS))
    words = html(opened("overview"))
    assert "NHS Greater Manchester" not in words


def test_the_system_of_a_council_has_the_measures_of_its_board_by_the_boards_name(beside):
    at = tracks(Area="Manchester")
    names = listed(at, "What the system does")
    assert names == [
        "A&E attendances (number), NHS Greater Manchester",
        "Over 4 hours in A&E, NHS Greater Manchester",
    ]
    assert not any(each.startswith("NHS") for each in listed(at, "Area"))


def test_it_is_said_everywhere_whose_figures_they_are(beside):
    at = tracks(Area="Manchester")
    words = html(at)
    assert "NHS Greater Manchester, which Manchester is part of" in words
    assert "They are not of Manchester alone." in words
    words = html(turned(at, "Table"))
    assert "NHS Greater Manchester (integrated care board)" in words
    assert "Manchester (council)" in words


def test_a_council_in_several_boards_is_told_how_much_of_it_lies_in_each(beside):
    at = tracks(Area="Essex")
    names = listed(at, "What the system does")
    assert [each.partition(", ")[2] for each in names] == [
        "NHS Mid and South Essex", "NHS Mid and South Essex",
        "NHS Suffolk and North East Essex", "NHS Suffolk and North East Essex",
    ]  # fmt: skip
    words = html(at)
    assert "which about 57 in every 100 neighbourhoods of Essex were part of" in words
    assert "until March 2026" in words


def test_the_providers_of_the_board_are_listed_by_name_and_say_what_they_are(beside):
    published(("ae.csv", APRIL))
    words = html(tracks(Area="Manchester"))
    assert "NHS providers of NHS Greater Manchester" in words
    assert words.index("BURY") < words.index("MANCHESTER UNIVERSITY")
    assert "Never added up to a council" in words
    assert "a month missing" in words


def test_providers_without_a_board_are_counted_and_not_placed(beside):
    published(("ae.csv", month("APRIL", ",RWY,CALDERDALE,100,20,30,40,0,2")))
    words = html(tracks(Area="Manchester"))
    assert "1 NHS provider has figures, but no file says its board." in words
    assert "CALDERDALE" not in words


def test_neither_boards_nor_providers_are_compared_with_councils(beside):
    published(("ae.csv", APRIL))
    at = opened("upload").switch_page("pages/compare.py").run()
    assert not at.exception
    every = {option for each in at.selectbox for option in each.options}
    assert not any("NHS" in option or "BURY" in option for option in every)


def test_a_boards_measure_may_be_set_no_aim_by_a_council(beside):
    at = tracks(Area="Manchester")
    next(each for each in at.expander if each.label.startswith("Set an aim"))
    assert "A&E attendances (number)" not in {
        option for each in at.selectbox if each.label == "For" for option in each.options
    }
