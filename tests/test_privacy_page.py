"""The page that says how nobody can be found: every state, and numbers that are the policy's."""

import pytest
from pages_support import PAGES, as_served, html, opened

from khi.model import Override, Policy
from khi.wording import privacy


@pytest.fixture
def page(monkeypatch, tmp_path):
    monkeypatch.setenv("KHI_DATA", str(tmp_path))
    as_served(monkeypatch)
    monkeypatch.setitem(PAGES, "privacy", "pages/privacy.py")
    return lambda **query: opened("privacy", **query)


@pytest.mark.slow
def test_the_page_says_how_it_works_and_names_each_rule(page):
    at = page()
    assert not at.exception
    words = html(at)
    assert "We attack our own figures" in words
    assert "Protects people added or removed" in words


@pytest.mark.slow
def test_its_easy_twin_has_short_sentences_and_no_table(page):
    at = page()
    at.toggle[0].set_value(True).run()
    words = html(at)
    assert not at.exception
    assert "In short words" in words
    assert "<table" not in words


def test_every_number_is_the_policys_own():
    stricter = Policy(threshold=17, protection_width=23, totals_wait_days=41, round_base_to=7)
    words = str(privacy.sections(stricter))
    assert all(number in words for number in ("17", "23", "41", "7"))
    assert "10" not in words


def test_easy_sentences_are_short():
    assert all(len(line.split()) <= 12 for line in privacy.easy(Policy()))


def test_questions_with_stricter_numbers_are_told_of_with_the_reason():
    override = Override(questions=("warm",), threshold=25, why="Said in confidence.")
    (told,) = privacy.stricter(Policy(overrides=(override,)))
    assert told == (
        "Stricter for warm", "A figure from fewer than 25 people is not shown.", override.why
    )  # fmt: skip
    assert privacy.stricter(Policy()) == ()
