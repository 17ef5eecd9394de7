"""Explore over time: what areas are held against is drawn and named, and since when."""

import re

import pytest
from pages_support import alternatives, cells, html, opened, turned, words

from khi.ui.explore import in_time

pytestmark = pytest.mark.usefixtures("served")

ALIKE = "Areas like it, together"
LINES = {"when": "Over time", "which": "Just this one"}


def explored(**query):
    """One outcome over time, opened by a link."""
    return opened("explore", **LINES | query)


def column(at, name):
    """The cells of a column of the one table on the page."""
    return cells(turned(at, "Table"), name)


def test_whether_a_place_does_better_than_places_like_it_and_since_when(shown):
    at = explored(area="Tanswether", against=ALIKE)
    found = re.search(
        r"Tanswether has been better than areas like it in each quarter since April to June 2023:"
        r" all (\d+) quarters that can be compared\.",
        words(at),
    )
    assert column(at, "Tanswether compared with it") == ["Better"] * int(found[1])


def test_the_sentence_counts_what_the_table_says_quarter_by_quarter(shown):
    at = explored(area="Thistlemere", against=ALIKE)
    said, cells = words(at), column(at, "Thistlemere compared with it")
    run = next(place for place, cell in enumerate(cells) if cell != "Better")
    assert run == 2
    assert "in each quarter since April to June 2026 (two quarters)" in said
    assert "Of 14 quarters compared, it was better in four." in said
    assert (cells.count("Better"), cells.count("Similar"), len(cells)) == (4, 10, 14)


def test_quarters_from_few_people_or_withheld_are_said_so_and_counted_neither_way(shown):
    at = explored(area="Ullathwick", against=ALIKE)
    said, cells = words(at), column(at, "Ullathwick compared with it")
    assert "in any of the four quarters that can be compared" in said
    assert "Ten quarters cannot be compared, and are counted neither way" in said
    assert cells.count("Similar") == 4
    assert sum(each.startswith("Not compared: ") for each in cells) == 10


def test_where_no_quarter_can_be_compared_it_says_so(shown):
    assert "Grimmerdale cannot be compared with areas like it in any quarter" in words(
        explored(area="Grimmerdale", against=ALIKE)
    )


@pytest.mark.parametrize(
    ("against", "column_name", "query"),
    [
        ("The rest of Mid Merrowdale", "Mid Merrowdale", {}),
        ("Merrowdale", "Merrowdale", {}),
        (ALIKE, "Areas like it", {"which": "Picked"}),
        ("The areas picked, together", "The areas picked", {"which": "Picked"}),
        ("The aim of Amberfold", "Its aim", {}),
        ("A year ago", "The year before", {}),
    ],
)
def test_whatever_it_is_held_against_is_a_line_with_a_name_and_a_column(
    shown, against, column_name, query
):
    at = explored(area="Amberfold", against=against, **query)
    assert not at.exception
    assert at.selectbox(key="against").value == against
    assert at.query_params["against"] in (against, [against])
    assert any(re.match(r"\d+%", each) for each in column(at, column_name))
    alt = alternatives(turned(at, "Chart"))[0]
    lead = column_name if column_name.endswith("Merrowdale") else column_name.lower()
    assert f"A line for {lead} " in alt
    assert "compared" in alt


def test_it_says_how_so_many_quarters_are_looked_at_at_once(shown):
    told = words(turned(explored(area="Tanswether", against=ALIKE), "Help"))
    assert "Of many quarters, one in twenty would stand apart by chance." in told
    assert "Benjamini and Hochberg" in told
    assert "It is made of those of them that have a figure in that quarter" in told


def drawn(monkeypatch, **query):
    """The figures of the card of one page, as they are downloaded."""
    cards, made = [], in_time.lines
    with monkeypatch.context() as patched:
        patched.setattr(in_time, "lines", lambda view: cards.append(made(view)) or cards[-1])
        explored(**query)
    return cards[-1].figures


def test_the_download_holds_what_it_was_held_against_and_what_was_found(shown, monkeypatch):
    figures = drawn(monkeypatch, area="Tanswether", against=ALIKE)
    assert set(figures["held_against"]) == {"Areas like it"}
    assert set(figures["clear"]) == {"better"}
    assert figures[["against", "against_lower", "against_upper"]].notna().all(axis=None)
    assert (figures["value"] - figures["against"]).tolist() == pytest.approx(
        figures["difference"].tolist()
    )


def test_each_quarter_is_held_against_the_figure_of_that_quarter(shown, monkeypatch):
    held = drawn(monkeypatch, area="Tanswether", against="Merrowdale").set_index("period")
    whole = drawn(monkeypatch, area="Merrowdale").set_index("period")
    assert whole["value"].nunique() > 4
    assert held["against"].to_dict() == pytest.approx(whole["value"].to_dict())
    assert held["against_upper"].to_dict() == pytest.approx(whole["upper"].to_dict())


def test_years_can_be_held_against_something_too(shown):
    at = explored(area="Tanswether", against=ALIKE)
    at = at.selectbox(key="quarter").set_value("2025/26").run()
    assert not at.exception
    assert "in each year since April 2023 to March 2024" in words(at)


def test_in_easy_read_it_is_said_in_short_words(shown):
    said = words(explored(area="Tanswether", against=ALIKE, easy="true"))
    assert "Tanswether is better than areas like it. This began in April 2023." in said


@pytest.mark.parametrize(
    ("area", "instead"), [("Merrowdale", "the year before"), ("Mid Merrowdale", "Merrowdale")]
)
def test_a_region_that_nothing_is_like_is_told_so_and_offered_what_there_is(shown, area, instead):
    at = explored(area=area, against=ALIKE)
    said = words(at)
    assert at.selectbox(key="against").value == ALIKE
    assert f"No places like {area} are known here" in said
    assert "Only councils are likened here" in said
    assert f"held against {'the rest of ' * (area != 'Merrowdale')}{instead} instead" in said
    assert at.get("plotly_chart")
    at = at.button(key="see-parts").click().run()
    assert at.selectbox(key="among").value == area
    assert "Each point stands on the band" in html(turned(at, "Help"))


def test_at_one_time_too_a_region_is_told_that_nothing_is_like_it(shown):
    at = explored(area="Merrowdale", against=ALIKE, when="At one time", which="All of Merrowdale")
    assert "No places like Merrowdale are known here" in words(at)
    assert "Its own places are drawn instead, each beside Merrowdale." in words(at)


def test_a_region_is_held_against_nothing_larger_only_where_there_is_something(shown):
    at = explored(area="Merrowdale")
    assert at.selectbox(key="against").options == ["A year ago", ALIKE]
    assert "No places like" not in words(at)


def test_where_nothing_is_shown_of_the_other_the_area_is_drawn_by_itself_and_it_is_said(shown):
    at = explored(area="Tanswether", indicators=["Spend per adult"], against="Merrowdale")
    assert "No figure with a likely range is shown of Merrowdale" in words(at)
    assert "so Tanswether is drawn by itself and not compared." in words(at)
    assert at.get("plotly_chart")


@pytest.mark.slow
def test_a_store_with_nothing_in_it_says_how_to_start(cleared):
    at = explored(against=ALIKE)
    assert not at.exception
    assert "Nothing has been added yet." in html(at)
