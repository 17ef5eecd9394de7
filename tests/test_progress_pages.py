"""Progress, What we have and Who was involved: every state, entered as a person enters."""

from html import escape

import pytest
from pages_support import alternatives, every_side, figures_sent, html, opened, press
from rating_cases import HERE, by_all

from khi import catalogue as catalogues
from khi import progress
from khi.store import Store

pytestmark = pytest.mark.usefixtures("served")

ATTACK = "<img src=x onerror=alert(1)> **bold** [a](javascript:alert(1)) =1+1 seen"


# Progress


@pytest.mark.parametrize(
    ("area", "says"),
    [
        ("Thistlemere", "People see 8 of 10 actions further on"),
        ("Gullhaven", "Leaders rate 10 of 10 higher than people do"),
        ("Oakwether", "Leaders rate"),
    ],
)
def test_three_areas_tell_three_stories(shown, area, says):
    at = opened("progress", area=area)
    assert not at.exception
    assert says in html(at)
    assert area in html(at)


def test_every_picture_is_described_and_has_a_table(shown):
    at = opened("progress", area="Thistlemere")
    assert len(alternatives(at)) == 6
    assert all(len(each) > 80 for each in alternatives(at))
    tabs = [tab.label for tab in at.tabs]
    assert tabs.count("Chart") == tabs.count("Table") == tabs.count("Help") == 6


def test_no_sentence_of_the_page_speaks_of_cause_score_or_rank(shown):
    at = opened("progress", area="Thistlemere")
    text = every_side(at).casefold()
    for word in ("because", "led to", "caused", "thanks to", "average score", "ranked first"):
        assert word not in text


def test_the_easy_twin_says_it_shorter(shown):
    at = opened("progress", area="Thistlemere", easy="true")
    assert not at.exception
    assert "things got further" in html(at)
    assert "Small groups can get money easily" in figures_sent(at)


def test_one_voice_alone_can_be_looked_at(shown):
    at = opened("progress", area="Gullhaven", voice="Leaders")
    assert not at.exception
    assert "rated by: leaders" in html(at)


def test_the_second_framework_is_drawn_by_the_same_page(shown):
    at = opened("progress", framework="Checks of co-production", area="Thistlemere")
    assert not at.exception
    assert "Are we working together as equals?" in html(at)
    assert "Transformation" in figures_sent(at)


def test_a_voice_that_has_not_rated_is_written_and_not_left_out(shown):
    at = opened("progress", area="Saltrigg")
    assert "Workers: not rated" in figures_sent(at)


def test_without_a_rating_the_page_says_how_to_start(cleared):
    at = opened("progress")
    assert not at.exception
    assert "No rating can be seen yet" in html(at)


@pytest.mark.slow
def test_what_people_typed_is_never_read_as_markup_or_markdown(own):
    store = Store.open(own / "khi.duckdb")
    progress.rate_all(
        store, catalogues.load(),
        by_all(2, 2, 2, "2026-Q3", area=HERE, evidence=ATTACK, next_step=ATTACK,
               links=("https://example.org/?a=1&b=2",)),
    )  # fmt: skip
    store.close()
    at = opened("progress", area="Thistlemere")
    assert not at.exception
    assert "&lt;img src=x onerror" in html(at)
    assert "<img src=x" not in html(at)
    assert not any(ATTACK in str(each.value) for each in at.markdown)
    assert 'href="https://example.org/?a=1&amp;b=2"' in html(at)


def test_no_exact_number_of_people_reaches_the_page(own):
    store = Store.open(own / "khi.duckdb")
    crowd = {"local people": 1237}
    progress.rate_all(
        store, catalogues.load(), by_all(1, 1, 1, "2026-Q3", area=HERE, took_part=crowd)
    )
    store.close()
    at = opened("progress", area="Thistlemere")
    assert "1237" not in every_side(at) + figures_sent(at)
    assert "about 1235 local people" in html(at).casefold()


def test_several_empty_parts_of_one_page_do_not_break_it(own):
    """A first rating far above everybody's: nothing moved, no survey, and nobody further on."""
    store = Store.open(own / "khi.duckdb")
    first = by_all(4, 4, 4, "2026-Q3", area="X0000019")
    progress.rate_all(store, catalogues.load(), first)
    store.close()
    named = catalogues.load().area("X0000019").name
    at = opened("progress", area=named)
    assert not at.exception
    assert "Nothing has moved yet" in html(at)
    assert "Nobody is further on" in html(at)


def test_a_step_down_never_waits_behind_a_press(own):
    """Three steps up come first in the list; those down after them stand in sight with them."""
    store = Store.open(own / "khi.duckdb")
    for action, stage in (("aba01", 4), ("aba10", 0)):
        given = by_all(stage, stage, stage, "2026-Q3", area=HERE, action=action)
        progress.rate_all(store, catalogues.load(), given)
    store.close()
    text = html(opened("progress", area="Thistlemere"))
    in_sight, waiting = text.split("khi-later")[:2]
    assert "Moved up" in waiting
    assert text.count("Moved down") == in_sight.count("Moved down") > 0
    assert "steps up before these" in in_sight


def test_a_folded_group_says_where_voices_are_apart(shown):
    text = html(opened("progress", area="Gullhaven"))
    for group, apart in (("Sharing power", "three"), ("A shared plan", "four")):
        assert f"<b>{group}</b>" in text
        assert f"The voices are apart on {apart}." in text


# What we have


def test_what_a_place_has_is_listed_with_how_fresh_it_is(shown):
    at = opened("assets", area="Thistlemere")
    assert not at.exception
    text = html(at)
    assert "51 things are listed in Thistlemere" in text
    assert "for every 10,000 adults" in text
    assert "Last checked" in text
    assert "Not listed here" in text


@pytest.mark.parametrize("look", ["Tiles", "List"])
def test_it_can_be_seen_as_tiles_or_as_a_list(shown, look):
    at = opened("assets", area="Oakwether", look=look)
    assert not at.exception
    assert ("khi-tiles" in html(at)) == (look == "Tiles")
    assert "not checked for a year or more" in html(at).split("khi-fold")[-1]


def test_without_a_register_the_page_says_how_to_start(cleared):
    at = opened("assets")
    assert not at.exception
    assert "No register of assets has been added" in html(at)


# Who was involved


def test_every_indicator_says_who_chose_it_and_none_has_a_badge_unearned(shown):
    at = opened("involved")
    assert not at.exception
    count = len(catalogues.load().indicators)
    assert f"People were there first for 0 of {count}" in html(at)
    assert f"Who chose all {count}" in html(at)
    assert html(at).count("<li>") >= count
    assert "No badge" not in html(at)


def test_every_indicator_stands_under_who_chose_it(shown):
    known = catalogues.load().indicators.values()
    words = html(opened("involved"))
    for chooser in {each.chosen_by for each in known}:
        ours = words.split(f"<span>{escape(chooser)}</span>")[1].split("</details>")[0]
        titles = [each.title for each in known if each.chosen_by == chooser]
        assert f"<b>{len(titles)}</b>" in ours
        assert all(f"<li>{escape(title)}</li>" in ours for title in titles)


def test_a_line_is_added_and_earns_the_badge(own):
    at = opened("involved")
    at.text_input[0].set_value("a citizen-led board")
    at.date_input[0].set_value("2025-03-04")
    at.date_input[1].set_value("2025-09-01")
    press(at, "Add to the record")
    assert not at.exception
    assert "People were there first for 1 of" in html(at)
    assert f"Who chose the other {len(catalogues.load().indicators) - 1}" in html(at)
    table = html(at).split("<table>")[1].split("</table>")[0]
    assert table.count('scope="row"') == 1
    assert "a citizen-led board" in table
