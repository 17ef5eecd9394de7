"""Rate: each voice speaks by itself, and sees nobody else's ratings before its own are given."""

import pytest
from pages_support import figures_sent, html, opened, press
from rating_cases import HERE, rating

from khi import catalogue as catalogues
from khi import progress
from khi.model import Voice
from khi.store import Store
from khi.ui.given import sources

pytestmark = pytest.mark.usefixtures("served")

TYPED = "What only people know of"


def at_key(widgets, start):
    return next(each for each in widgets if str(each.key).startswith(start))


def test_a_person_rates_an_action_and_goes_on_to_the_next(own):
    at = opened("rate", area="Thistlemere")
    assert not at.exception
    assert "0 of 10 actions rated" in html(at)
    at_key(at.radio, "stage-").set_value("4 Led by local people and sustained")
    at_key(at.text_area, "seen-").set_value("We keep the map ourselves")
    at_key(at.number_input, "local people").set_value(14)
    press(at, "Give this rating")
    assert not at.exception
    assert "Kept: Know and grow" in html(at)
    assert "1 of 10 actions rated" in html(at)
    assert at.selectbox(key=at_key(at.selectbox, "rate-").key).value.startswith("Back community")


def test_a_step_up_without_evidence_is_refused_and_nothing_typed_is_lost(own):
    at = opened("rate", area="Thistlemere")
    at_key(at.radio, "stage-").set_value("4 Led by local people and sustained")
    at_key(at.text_area, "step-").set_value("Ask those who never come")
    press(at, "Give this rating")
    assert not at.exception
    assert "needs evidence" in html(at)
    assert at_key(at.text_area, "step-").value == "Ask those who never come"
    assert "0 of 10 actions rated" in html(at)


@pytest.mark.slow
def test_nobody_who_rates_is_shown_what_another_voice_gave(own):
    store = Store.open(own / "khi.duckdb")
    secret = rating(4, Voice.LEADERS, "2026-Q3", area=HERE, evidence="Only leaders know of this")
    progress.rate(store, catalogues.load(), secret)
    store.close()
    for page in ("rate", "progress"):
        at = opened(page, area="Thistlemere")
        assert not at.exception
        everything = html(at) + figures_sent(at) + str([each.value for each in at.text_area])
        assert "Only leaders know" not in everything
    at = opened("rate", area="Thistlemere")
    assert "1 of 10" in html(at)


def test_what_is_typed_comes_back_to_its_own_voice_only(own):
    store = Store.open(own / "khi.duckdb")
    progress.rate(store, catalogues.load(), rating(3, quarter="2026-Q3", evidence=TYPED))
    store.close()
    at = opened("rate", area="Thistlemere", **{"as": "Workers"})
    assert TYPED not in str([each.value for each in at.text_area])


def test_an_action_everybody_has_rated_has_no_form_and_says_where_to_go(shown):
    at = opened("rate", area="Amberfold", rating="Q2 2026/27")
    assert not at.exception
    assert "This action is rated for July to September 2026" in html(at)
    assert "Give this rating" not in [each.label for each in at.button]
    assert "You said 1, talking about it." in html(at)
    assert "Everybody can see what each voice said." in html(at)
    assert "only what your own voice" not in html(at)


def test_only_a_quarter_in_which_somebody_has_not_spoken_can_be_closed_without_them(own):
    closing = "Close this quarter without them"
    store = Store.open(own / "khi.duckdb")
    progress.rate(store, catalogues.load(), rating(1, Voice.LEADERS, "2026-Q3", area=HERE))
    store.close()
    for query in ({"rating": "Q2 2026/27"}, {"area": "Amberfold"}):
        assert closing not in [each.label for each in opened("rate", **query).expander]
    at = opened("rate", area="Thistlemere")
    assert closing in [each.label for each in at.expander]
    press(at, "Close the quarter")
    assert not at.exception
    assert closing not in [each.label for each in at.expander]
    assert "This quarter is closed to ratings." in html(at)
    assert "Everybody can see what each voice said." in html(at)


def test_rating_starts_at_a_place_of_the_demonstration_in_a_quarter_that_is_open(shown):
    at = opened("rate")
    assert "Amberfold" in html(at)
    assert "Give this rating" in [each.label for each in at.button]


def test_what_was_agreed_after_a_talk_is_recorded_beside_the_ratings(own):
    at = opened("rate", area="Amberfold", rating="Q2 2026/27")
    at_key(at.text_area, "said-").set_value("We differed on how many streets have a map")
    at_key(at.number_input, "local people").set_value(6)
    press(at, "Record what was agreed")
    assert "needs evidence" in html(at)
    at_key(at.text_area, "agseen-").set_value("A map hangs in the library")
    press(at, "Record what was agreed")
    assert not at.exception
    assert "Recorded: " in html(at)
    assert "The three ratings stay as given." in html(at)
    store, framework = sources.store(), catalogues.load().frameworks["asset_based_area"]
    told = store.read("agreements", framework=framework.id, areas=None)["said"]
    assert "We differed on how many streets have a map" in set(told)
