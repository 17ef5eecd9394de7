"""Priorities, claims and the review room as people meet them."""

from pathlib import Path

import pytest
from pages_support import html, labelled, opened, press

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

ROOT = Path(__file__).parents[1]


def part(name, **query):
    return opened("voices", part=name, **query)


def box(at, label):
    return labelled(at.text_area, label)


def say(at, words, label="Say it"):
    box(at, "In your own words").input(words)
    return press(at, label)


# Priorities and claims


def test_priorities_say_who_chose_and_lead_the_overview(shown):
    words = html(part("Priorities"))
    assert "Three outcomes chosen for 2026/27" in words
    assert "9 people who draw on support, 4 unpaid carers" in words
    assert "Two actions planned, one late" in words
    overview = html(opened("overview"))
    assert "What people chose to work on in 2026/27" in overview
    assert overview.index("What people chose") < overview.index("Strengths come first")


def test_an_area_without_a_choice_has_nothing_pinned(shown):
    assert "What people chose" not in html(opened("overview", area="Gullhaven"))


def test_a_choice_of_officers_alone_is_refused_on_the_page(own):
    at = part("Priorities", area="Gullhaven")
    at.multiselect[0].set_value(["See people enough"])
    next(each for each in at.number_input if each.label == "Leaders").set_value(4)
    box(at, "How they chose").input("We decided.")
    at = press(at, "Keep this choice")
    assert "it is not co-production" in html(at)
    next(each for each in at.number_input if each.label == "Local people").set_value(5)
    at = press(at, "Keep this choice")
    assert "4 leaders" in html(at)
    assert "5 local people" in html(at)
    assert "Other choices" not in html(at)


def test_an_earlier_choice_stays_on_the_page(own):
    at = part("Priorities", area="Oakwether")
    at.multiselect[0].set_value(["See people enough"])
    next(each for each in at.number_input if each.label == "Local people").set_value(5)
    box(at, "How they chose").input("By a show of hands.")
    at = press(at, "Keep this choice")
    assert "Other choices" in html(at)
    assert "on 12 May 2026: Support and friendship." in html(at)


def test_before_and_after_has_its_caveat_its_parent_and_no_cause(shown):
    words = html(part("What helped?"))
    assert "in the same quarters before" in words
    assert "as a whole:" in words
    assert "It cannot say what made the difference." in words
    assert "because" not in words.lower()
    assert "Streets without a network rose as well" in words


def test_a_claim_without_its_doubts_is_refused_on_the_page(own):
    at = part("What helped?")
    box(at, "What may have helped, or got in the way").input("The buses may have helped.")
    at = press(at, "Add this claim")
    assert "What speaks for it is empty." in html(at)


# The review room


def test_a_review_opens_with_the_last_one_and_the_least_well_off_first(shown):
    words = html(opened("review"))
    assert "The review of April to June 2026" in words
    assert "Evenings are still long" in words
    first = words.index("<h3>Learning disability: doing less well than everyone else</h3>")
    assert first < words.index("what people think it means")


def test_a_review_is_held_people_first(own):
    at = opened("review")
    next(each for each in at.number_input if each.label == "Local people").set_value(3)
    at = press(at, "Begin the review")
    assert "by 3 local people." in html(at)
    officers = box(at, "Decide their days: what officers think it means")
    assert officers.disabled
    box(at, "Decide their days: what people think it means").input("Mornings are rushed.")
    at = press(at, "Keep what people said")
    assert not box(at, "Decide their days: what officers think it means").disabled
    box(at, "Decide their days: what officers think it means").input("We will look at rotas.")
    at = press(at, "Keep what officers said")
    box(at, "To look at again").input("Ask about mornings.")
    at = press(at, "Keep this for next time")
    at = opened("review")
    assert box(at, "Decide their days: what people think it means").value == "Mornings are rushed."
    assert box(at, "To look at again").value == "Ask about mornings."


def test_a_review_without_people_in_the_room_is_refused(own):
    at = opened("review")
    next(each for each in at.number_input if each.label == "Leaders").set_value(3)
    at = press(at, "Begin the review")
    assert "Nobody who draws on support or lives here was there." in html(at)
