"""What is made once is shared: once for each choice, never from an older store, never half made."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pandas as pd
import pytest
from pages_support import html, opened
from streamlit.runtime.caching import get_resource_cache_stats_provider

from khi.ui.frame import made_once
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.given.keeping import Latest, Shelf, for_good
from khi.ui.one_area.overview import Headline
from khi.ui.pieces import card

pytestmark = pytest.mark.slow


def test_a_thing_is_made_once_however_many_ask_at_once():
    shelf, made, gate = Shelf(4), [], threading.Barrier(8)

    def build():
        made.append(1)
        return object()

    def ask(_):
        gate.wait()
        return shelf.kept("a", build)

    with ThreadPoolExecutor(8) as people:
        things = list(people.map(ask, range(8)))
    assert made == [1]
    assert len({id(each) for each in things}) == 1


def test_what_was_not_asked_for_longest_goes_first():
    shelf, made = Shelf(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        shelf.kept(key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "b"]


def test_what_failed_is_made_again_by_the_next_who_asks():
    shelf = Shelf(2)
    with pytest.raises(ZeroDivisionError):
        shelf.kept("a", lambda: 1 / 0)
    assert shelf.kept("a", lambda: 7) == 7


def test_a_new_version_lets_go_of_what_an_older_one_held():
    shelf = Shelf(9)
    for key in (("here", "1", "a"), ("here", "2", "a"), ("there", "1", "a")):
        shelf.kept(key, object)
    Latest(shelf).see("here", "2")
    assert list(shelf._slots) == [("here", "2", "a"), ("there", "1", "a")]


def test_a_run_that_began_before_the_store_changed_leaves_nothing_for_others():
    shelf, thing = Shelf(9), object()
    latest = Latest(shelf)
    latest.see("here", "2")
    assert latest.kept(shelf, ("here", "1", "a"), lambda: thing) is thing
    assert not shelf._slots
    assert latest.kept(shelf, ("here", "2", "a"), lambda: thing) is thing
    assert list(shelf._slots) == [("here", "2", "a")]


def test_a_frame_that_a_reader_changes_stays_as_it_was_for_the_next():
    shelf = Shelf(1)
    first = shelf.kept("a", lambda: pd.DataFrame({"n": [1, 2]})).copy(deep=False)
    first.loc[0, "n"] = 99
    first["more"] = 1
    kept = shelf.kept("a", dict)
    assert kept["n"].tolist() == [1, 2]
    assert list(kept) == ["n"]


@pytest.fixture
def counted(monkeypatch):
    """A builder that counts how often it builds, on a shelf of its own."""
    shelf, made = Shelf(9), []
    monkeypatch.setattr(sources, "kept", lambda key, build: shelf.kept(tuple(key), build))
    monkeypatch.setattr(made_once, "palette", lambda: SimpleNamespace(mode="light"))

    @once
    def build(*what, easy=False):
        made.append((what, easy))
        return len(made)

    return build, made


def test_the_same_choice_is_made_once_and_another_anew(counted):
    build, made = counted
    view = SimpleNamespace(key=("Amberfold", "2026-Q1"))
    other = SimpleNamespace(key=("Wexlow", "2026-Q1"))
    assert build(view, ["a", "b"]) == build(view, ("a", "b"))
    assert build(other, ["a", "b"]) != build(view, ["a", "b"])
    assert build(view, ["a", "b"], easy=True) != build(view, ["a", "b"])
    assert len(made) == 3


def test_what_does_not_say_what_it_is_is_refused(counted):
    build, _ = counted
    with pytest.raises(ValueError, match="does not say what it is"):
        build(pd.DataFrame({"key": [1]}))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("page", ["overview", "compare", "two_tracks", "explore", "fairness"])
def test_two_areas_never_share_what_was_made_of_one(shown, page):
    first, second = (html(opened(page, area=name)) for name in ("Amberfold", "Wexlow"))
    assert "Wexlow" in second
    assert first.count("Amberfold") > second.count("Amberfold")


def test_the_figures_of_the_overview_are_of_the_area_they_are_asked_for():
    rows = [{"area": code, "period": "2026-Q1"} for code in ("X1", "X2")]
    first, second = (Headline(SimpleNamespace(id="con01"), pd.DataFrame(), row) for row in rows)
    assert first.key != second.key


def drawn():
    """How many pictures Streamlit keeps for everybody."""
    stats = get_resource_cache_stats_provider().get_stats()
    every = (
        [each for family in stats.values() for each in family] if isinstance(stats, dict) else stats
    )
    return sum(each.cache_name.endswith("card._draw") for each in every)


def test_what_stays_as_long_as_the_server_is_looked_through_once_for_what_may_go(shown, served):
    """A look through all there is stops every answer for a fifth of a second."""
    assert not opened().exception
    stays = gc.get_freeze_count()
    assert stays > 0
    assert for_good("another store") == "another store"
    assert gc.get_freeze_count() == stays


def test_pictures_of_what_was_taken_back_are_let_go_of(own, served):
    """The messages Streamlit keeps of a picture hold every figure in it."""
    card._draw.clear()
    at = opened()
    assert drawn()
    with sources.store().write():
        pass
    sources._LATEST.see(str(own), sources.store().version())
    assert drawn() == 0
    assert not at.run().exception
    assert drawn()


def test_a_run_that_began_before_the_store_changed_keeps_no_picture(own, served, monkeypatch):
    card._draw.clear()
    monkeypatch.setattr(sources, "is_current", lambda: False)
    assert not opened().exception
    assert drawn() == 0
