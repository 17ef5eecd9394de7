"""Words that name somebody are taken away from a rating, to the byte; the stage stays."""

import pytest
from pages_support import html, opened, press
from rating_cases import CATALOGUE, HERE, LEADERS, PEOPLE, TEN, agreement, by_all, rating

from khi import progress
from khi.model import AGREED, ERASED_WORDS, KhiError
from khi.store import Store

NAMED = "plantedname helped us"


def words(store, *voices):
    return progress.in_words(store, TEN, area=HERE, voices=voices or [PEOPLE.value])


def forget(store, voice=PEOPLE.value, number=1, **line):
    named = {"area": HERE, "quarter": "2026-Q1", "action": "aba01"} | line
    progress.forget_words(store, TEN, voice=voice, number=number, **named)


def test_the_words_of_a_rating_go_from_what_can_be_read_and_from_the_bytes(store):
    progress.rate_all(store, CATALOGUE, [
        rating(1, evidence=NAMED, links=("https://example.org/plantedname",)),
        rating(1, evidence="We meet each week"),
        rating(1, LEADERS, evidence="Seen by leaders"),
    ])  # fmt: skip
    before = store.read("every_rating")
    assert words(store)["words"].tolist() == ["We meet each week", NAMED]
    forget(store)
    assert words(store)["words"].tolist() == ["We meet each week"]
    after = store.read("every_rating")
    assert after["stage"].tolist() == before["stage"].tolist()
    assert sorted(after["evidence"]) == sorted(
        [ERASED_WORDS, "We meet each week", "Seen by leaders"]
    )
    assert b"plantedname" not in store.path.read_bytes()


def test_the_words_of_what_was_agreed_go_likewise_and_nothing_else_of_it(store):
    progress.rate_all(store, CATALOGUE, by_all(1, 1, 1))
    progress.agree(store, CATALOGUE, agreement(1, said=NAMED))
    forget(store, AGREED)
    assert words(store, AGREED).empty
    assert len(words(store, *(each.value for each in (PEOPLE, LEADERS)))) == 2


@pytest.mark.parametrize("line", [{"number": 2}, {"action": "aba02"}, {"quarter": "2025-Q4"}])
def test_a_line_without_words_has_none_to_take_away(store, line):
    progress.rate(store, CATALOGUE, rating(1))
    with pytest.raises(KhiError, match="no words here"):
        forget(store, **line)
    assert len(words(store)) == 1


@pytest.mark.usefixtures("served")
def test_they_are_taken_away_on_the_page_once_that_is_said_twice(own):
    store = Store.open(own / "khi.duckdb")
    progress.rate(store, CATALOGUE, rating(1, quarter="2026-Q3", evidence=NAMED))
    progress.rate(store, CATALOGUE, rating(1, LEADERS, "2026-Q3", evidence="Only leaders know"))
    store.close()
    at = opened("rate", area="Thistlemere")
    assert not at.exception
    (which,) = (each for each in at.selectbox if each.key == "forget-which")
    assert NAMED in which.options[0]
    assert "Only leaders" not in str(which.options)
    assert next(each for each in at.button if each.key == "forget-now").disabled
    next(each for each in at.checkbox if each.key == "forget-sure").check().run()
    press(at, "Take the words away")
    assert not at.exception
    assert "The words are gone" in html(at)
    offered = [each.options for each in at.selectbox if each.key == "forget-which"]
    written = str([each.value for each in at.text_area])
    assert NAMED not in html(at) + str(offered) + written
    assert ERASED_WORDS not in written
