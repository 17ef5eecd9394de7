"""Notes of what happened: checked, kept whole, taken back, and never read as markup."""

from datetime import date, datetime, timedelta

import pytest
from pages_support import copied, html, opened

from khi import catalogue as catalogues
from khi import publication, voice
from khi.model import KhiError
from khi.model.voice import Role
from khi.store import Store
from khi.ui.given import sources
from khi.ui.in_time import noting as noting_page

pytestmark = pytest.mark.usefixtures("served")

CATALOGUE = catalogues.load()
LEEDS = "E08000035"
NOW = datetime(2026, 11, 22, 9, 0)


def noting(**other):
    said = {"area": LEEDS, "start": date(2026, 5, 1), "title": "A café opened", "by": Role.BOARD}
    return voice.Noting(**said | other)


def test_a_note_is_kept_with_everything_it_said(store):
    voice.note(store, CATALOGUE, noting(body="In the old library."), at=NOW)
    (line,) = publication.notes(store, LEEDS).to_dict("records")
    assert (line["title"], line["body"], line["by_role"]) == (
        "A café opened", "In the old library.", "board member",
    )  # fmt: skip
    assert line["start"].date() == date(2026, 5, 1)
    assert not line["invented"]


def test_a_note_changes_the_version_once_and_taking_it_back_leaves_nothing(store):
    before = store.version()
    kept = voice.note(store, CATALOGUE, noting(), at=NOW)
    assert store.version() != before
    voice.take_back_note(store, kept)
    assert publication.notes(store).empty


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"title": "  "}, "empty"),
        ({"title": "x" * 81}, "too long"),
        ({"body": "word " * 200}, "too long"),
        ({"start": NOW.date() + timedelta(days=1)}, "has happened"),
        ({"start": date(1066, 10, 14)}, "has happened"),
        ({"title": "Mrs Smith left"}, "may name a person"),
        ({"body": "Ring 07700 900123"}, "may tell others"),
        ({"area": "E00000000"}, "not one we know"),
    ],
)
def test_a_note_that_cannot_stand_is_refused_and_nothing_is_kept(store, given, says):
    with pytest.raises(KhiError, match=says):
        voice.note(store, CATALOGUE, noting(**given), at=NOW)
    assert publication.notes(store).empty


def test_the_examples_own_notes_and_unknown_ones_are_not_taken_back(demonstration, tmp_path):
    store = Store.open(copied(demonstration, tmp_path) / "khi.duckdb")
    own = publication.notes(store)
    with pytest.raises(KhiError, match="no note of yours"):
        voice.take_back_note(store, own["id"].iloc[0])
    with pytest.raises(KhiError, match="no note of yours"):
        voice.take_back_note(store, "nothing")
    assert len(publication.notes(store)) == len(own)
    store.close()


# On the page


def note_on(page, title, body="", **query):
    at = opened(page, **query)
    at.session_state["noting"] = True
    at = at.run()
    at.date_input(key="note-start-0").set_value(date(2026, 5, 1))
    at.text_input(key="note-title-0").input(title)
    at.text_area(key="note-body-0").input(body)
    return next(each for each in at.button if each.label == "Note it").click().run()


@pytest.mark.slow
@pytest.mark.parametrize("page", ["overview", "two_tracks"])
def test_what_happened_is_noted_on_the_page_and_taken_back(own, page):
    at = note_on(page, "<b>A café</b> opened", "In the *old* library")
    assert not at.exception
    assert "&lt;b&gt;A café&lt;/b&gt; opened" in html(at)
    assert "<b>A café" not in html(at).replace("<b><b>", "")
    at = next(each for each in at.button if each.label == "Take it back").click().run()
    assert "The note was taken back." in html(at)
    assert "A café" not in html(at)


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_of_two_notes_that_read_the_same_the_chosen_one_is_taken_back(own, which):
    at = note_on("overview", "A café opened", "the first")
    at.date_input(key="note-start-1").set_value(date(2026, 5, 1))
    at.text_input(key="note-title-1").input("A café opened")
    at.text_area(key="note-body-1").input("the second")
    at = next(each for each in at.button if each.label == "Note it").click().run()
    notes = publication.notes(sources.store())
    notes = notes[notes["title"].eq("A café opened")]
    box = at.selectbox(key="note-which-2")
    assert box.options == ["May 2026: A café opened (1 of 2)", "May 2026: A café opened (2 of 2)"]
    gone = notes["id"].iloc[which]
    at = box.select_index(which).run()
    at = next(each for each in at.button if each.label == "Take it back").click().run()
    assert "The note was taken back." in html(at)
    left = publication.notes(sources.store())
    assert set(notes["id"]) - set(left["id"]) == {gone}


def test_a_note_that_names_somebody_is_refused_and_its_words_stay_in_the_form(own):
    at = note_on("overview", "Mrs Smith left")
    assert 'role="alert"' in html(at)
    assert at.text_input(key="note-title-0").value == "Mrs Smith left"


def test_nobody_notes_who_may_not(own, monkeypatch):
    monkeypatch.setattr("khi.ui.in_time.noting.may", lambda act, area: False)
    assert not opened().expander


def test_what_happened_is_written_once_and_read_by_everybody(shown, monkeypatch):
    first = html(opened("overview", area="Amberfold"))
    monkeypatch.setattr(noting_page, "_note", None)
    again = opened("overview", area="Amberfold")
    assert not again.exception
    assert "What happened here" in first
    assert html(again) == first
