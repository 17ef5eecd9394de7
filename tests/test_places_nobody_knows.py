"""A file of a ward or a town: said to be no area we know, and never taken for its council's."""

import pytest
from intake_cases import checked

DAYS = "Do you decide how you spend your days?"


def asked(place, heading="Area"):
    rows = [f"{place},2026-Q1,{each}" for each in ["Always"] * 40 + ["Rarely"] * 20]
    draft = checked("\n".join([f"{heading},Quarter,{DAYS}", *rows]))
    return next((each.asks for each in draft.asks if each.about == "area"), "")


@pytest.mark.parametrize(("place", "heading"), [("Otley", "Area"), ("Armley Ward", "Place")])
def test_a_place_of_ones_own_is_said_to_be_unknown_and_a_council_only_with_care(place, heading):
    asks = asked(place, heading)
    assert asks.startswith("Say which area this file is about. What stands in column A")
    assert "not wards or towns" in asks
    assert "only if these answers may stand for all of it" in asks
    assert place not in asks


def test_a_council_is_not_asked_about_and_a_file_without_places_is_asked_plainly():
    assert asked("Leeds") == ""
    assert asked("18 to 24", "Age") == "Say which area this file is about."
