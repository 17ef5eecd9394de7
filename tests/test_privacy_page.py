"""The page that says how nobody can be found: every state, and numbers that are the policy's."""

from pathlib import Path

import pytest
from pages_support import PAGES, as_served, html, opened

from khi.model import Absence, Override, Policy
from khi.model.in_words import lower_first
from khi.wording import privacy
from khi.wording.absences import absence


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


HELD = {
    "We keep counts of answers": "test_privacy_of_intake.test_a_draft_holds_no_row_in_memory",
    "The store has small counts": "test_publication_held.test_a_draft_that_waits_shows_nothing",
    "Small counts are on no page": "attacks.test_pages_of_two_stores.test_a_page_is_the_same",
    "Answers that wait": "attacks.test_waiting.test_nothing_that_can_be_had_before_its_day",
    "A figure from fewer": "test_disclosure.test_no_base_under_the_threshold_is_ever_shown",
    "Sometimes a bigger": "test_disclosure.test_a_lone_small_group_takes_another_with_it",
    "On sensitive": "test_publication_withholding.test_nearly_nobody_or_everybody_is_said",
    "How many people answered": "test_publication_properties.test_shown_bases_are_rounded",
    "Groups add up": "attacks.test_named_attacks.test_narrowing_one_filter_within_another",
    "Whoever has everything": "attacks.test_random_stores.test_nothing_withheld_can_be_worked",
    "Somebody may have saved": "attacks.test_saved_exports.test_nothing_can_be_worked_out",
    "So a region waits": "attacks.test_waiting.test_what_others_publish_meanwhile",
    "Before answers": "test_publication_auditing.test_publishing_stops_where_withholding_more",
    "It has what was shown": "attacks.test_saved_exports.test_the_terminal_attacks_every_export",
    "Only answers to surveys": "test_check.test_a_small_count_of_a_measure_is_told_before",
    "What people say": "test_voices.test_a_story_waits_until_somebody_has_checked_it",
    "People who did not say": "attacks.test_side_doors.test_who_did_not_say_has_a_line_only",
    "Whoever added a file": "attacks.test_looking_first.test_a_file_is_seen_by_itself",
    "There is no sign-in": "test_access.test_a_guest_may_not",
    "A figure that people saved": "test_erasing.test_the_receipt_names_the_backups_and_exports",
    "Almost nobody": "test_publication_withholding.test_the_words_are_no_lock",
    "Figures that other": "test_measures.test_a_mark_is_kept_as_its_reason_and_never_as_zero",
}
"""Each sentence of the page, by how it begins, and the test that holds it."""
NO_TEST_CAN = ("If you know what almost everybody",)
"""What is a warning, and no promise."""


@pytest.mark.parametrize("sentence", [line for _, lines in privacy.sections(Policy())
                                      for line in lines])  # fmt: skip
def test_every_sentence_is_held_by_a_test_or_is_a_warning(sentence):
    if sentence.startswith(NO_TEST_CAN):
        return
    (test,) = [test for begins, test in HELD.items() if sentence.startswith(begins)]
    *folder, module, name = test.split(".")
    file = Path(__file__).parent.joinpath(*folder, f"{module}.py")
    assert f"def {name}" in file.read_text(encoding="utf-8")


def test_what_is_said_to_stand_in_place_of_a_figure_does():
    said = str(privacy.sections(Policy()))
    for reason in (Absence.TOO_FEW, Absence.PROTECTS):
        assert lower_first(absence(reason)) in said
