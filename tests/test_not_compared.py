"""Areas that are held against nothing: said as that, with the reason, and never as "none apart"."""

from datetime import date

import fairness_stores as stores
import pandas as pd
import pytest
from pages_support import html, opened

from khi import catalogue as catalogues
from khi import wording
from khi.model import Quarter, clock
from khi.wording import compare as said
from khi.wording import not_compared

MAY = date(2026, 5, 30)


def areas(*verdicts, base=60.0, indicative=False):
    """An area for each verdict, all of them shown."""
    row = {"absence": "", "value": 0.5, "base": base, "indicative": indicative}
    names = [{"name": name} for name in "ABCDEF"[: len(verdicts)]]
    rows = [{**row, **name, "verdict": each} for name, each in zip(names, verdicts, strict=True)]
    return pd.DataFrame(rows)


def test_areas_held_against_nothing_are_not_said_to_stand_close_together():
    four = areas("", "", "", "")
    indicator = catalogues.load().indicators["con01"]
    assert said.areas_title(four) == "These four areas cannot be compared yet"
    says = said.areas_verdict(four, indicator, than="the rest of it")
    assert says == "See people enough: these four areas cannot be compared yet."
    assert said.easy_areas(four) == "We cannot compare four areas yet."


def test_areas_of_few_answers_have_another_reason():
    few = areas("", "", indicative=True)
    assert said.areas_title(few) == "Too few answers in each area to compare them"
    assert not not_compared.why_not(few, "Kent", None, MAY)


def test_one_area_that_is_compared_is_enough_to_say_what_was_found():
    title = said.areas_title(areas("", "similar"))
    assert title == "No area compared clearly stands apart from the rest"


@pytest.mark.parametrize(
    ("around", "waits", "says"),
    [
        (None, MAY, "Kent is not shown yet. Its places are added up once all of them are in, or "
         "from 30 May 2026. Then each is held against the rest."),
        (None, None, "There is no figure for Kent to hold them against."),
        ({"absence": "too few answers"}, None,
         "Kent is not shown. Too few people answered for us to show this safely."),
        ({"absence": ""}, None,
         "Too few people answered in the rest of Kent to hold them against."),
    ],
)  # fmt: skip
def test_every_reason_has_its_own_words(around, waits, says):
    assert not_compared.why_not(areas("", ""), "Kent", around, waits) == says


def headlines(*pairs):
    """Headlines with a difference, or none, and a verdict."""
    indicator = catalogues.load().headlines[0]
    shown = {"absence": "", "value": 0.5}
    return [(indicator, {**shown, "difference": gap, "verdict": verdict}) for gap, verdict in pairs]


NONE = float("nan")


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ([(NONE, ""), (NONE, "")],
         "In the order of our list, as none can be compared with Kent yet."),
        ([(0.1, ""), (-0.1, "")],
         "Furthest above Kent first, though too few answered to be sure of any."),
        ([(0.1, "better"), (NONE, "")],
         "Strengths come first, by rule: furthest above Kent at the top."
         " Those that cannot be compared yet come last."),
        ([(0.1, "better"), (0.0, "similar")],
         "Strengths come first, by rule: furthest above Kent at the top."),
    ],
)  # fmt: skip
def test_the_overview_says_by_which_rule_its_rows_stand_in_their_order(found, says):
    assert wording.strengths_order(headlines(*found), parent="Kent") == says


@pytest.fixture
def two_places(tmp_path, monkeypatch):
    """Two places of one area, in the quarter it is: what they lie in waits for its others."""
    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    quarter = Quarter.containing(clock.today()).id
    stores.store_of(
        tmp_path / "data",
        stores.told(stores.LEEDS, quarter, "carer", carer=(30, 20), not_carer=(30, 20)),
        stores.told(stores.BRADFORD, quarter, "carer", carer=(20, 30), not_carer=(30, 20)),
    )


@pytest.mark.usefixtures("served", "two_places")
def test_the_pages_say_why_places_are_not_compared_yet():
    words = html(opened("compare"))
    assert (
        "these two areas cannot be compared yet. Yorkshire and The Humber is not shown yet."
        in words
    )
    assert "stands apart" not in words
    assert "Allowing for chance" not in words
    assert "as none can be compared with Yorkshire and The Humber yet." in html(opened("overview"))
