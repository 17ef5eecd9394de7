"""Explore, a chart each, and then and now: what areas are held against is drawn, told and kept."""

import re

import pytest
from pages_support import alternatives, cells, html, opened, turned, words

from khi.ui.explore import in_time, page, then_now

pytestmark = pytest.mark.usefixtures("served")

ALIKE = "Areas like it, together"
SHORTS = ["See people enough", "Decide their days", "Life satisfaction"]
EACH = {"when": "Over time", "which": "Just this one", "indicators": SHORTS}
THEN = {"when": "Over time", "which": "All of Mid Merrowdale", "indicators": SHORTS[:1]}
KEY = "held_against"


def explored(**asked):
    """The page, opened by a link."""
    return opened("explore", **asked)


def made(monkeypatch, module, name, **asked):
    """What one builder gave the page."""
    given, build = [], getattr(module, name)
    with monkeypatch.context() as patched:
        patched.setattr(module, name, lambda view: given.append(build(view)) or given[-1])
        if name == "card":
            table = {**page._CARDS, page.Form.THEN_AND_NOW: then_now.card}
            patched.setattr(page, "_CARDS", table)
        else:
            patched.setattr(page, "_IN_TIME", {**page._IN_TIME, page.Form.PANELS: in_time.panels})
        explored(**asked)
    return given[-1]


# Then and now


def test_then_and_now_names_who_is_apart_as_the_table_does(shown):
    at = explored(area="Tanswether", **THEN)
    said, table = words(at), turned(at, "Table")
    names, stands = cells(table, "Area"), cells(table, "Compared with the rest of Mid Merrowdale")
    better = [name for name, each in zip(names, stands, strict=True) if each == "Better"]
    worse = [name for name, each in zip(names, stands, strict=True) if each == "Worse"]
    found = re.search(r"(\w[^.]*) are better and ([^.]*) are worse than the rest of Mid", said)
    assert set(re.split(r", | and ", found[1].split(". ")[-1])) == set(better)
    assert set(re.split(r", | and ", found[2])) == set(worse)
    assert set(cells(table, "Mid Merrowdale now")) == {cells(table, "Mid Merrowdale now")[0]}


@pytest.mark.parametrize(
    ("against", "name", "query"),
    [
        ("The rest of Mid Merrowdale", "Mid Merrowdale", {}),
        ("Merrowdale", "Merrowdale", {}),
        (ALIKE, "areas like it", {}),
        ("The aim of Amberfold", "the aim of Amberfold", {}),
        ("The areas picked, together", "the areas picked", {"which": "Picked"}),
    ],
)  # fmt: skip
def test_whatever_areas_are_held_against_is_a_line_a_column_and_in_the_link(
    shown, against, name, query
):
    asked = THEN | {"as": "Then and now", "area": "Amberfold", "against": against} | query
    at = explored(**asked)
    assert not at.exception
    assert at.query_params["against"] in (against, [against])
    assert re.search(rf"A dotted line for {name} is at \d+%", alternatives(at)[0])
    upper = f"{name[0].upper()}{name[1:]} now"
    assert any(re.match(r"\d+%", each) for each in cells(turned(at, "Table"), upper))


def test_held_against_a_year_ago_then_and_now_is_what_it_was(shown):
    at = explored(area="Tanswether", against="A year ago", **THEN)
    assert "dotted line" not in alternatives(at)[0]
    assert "Compared with" not in html(turned(at, "Table"))


def test_where_nothing_is_shown_of_the_other_then_and_now_says_so(shown):
    asked = THEN | {"indicators": ["Spend per adult"], "against": "Merrowdale"}
    at = explored(area="Tanswether", **asked)
    assert not at.exception
    assert "Nothing is shown of Merrowdale for “Spend per adult” now" in words(at)


def test_what_is_taken_along_of_then_and_now_says_what_was_held_against(shown, monkeypatch):
    card = made(monkeypatch, then_now, "card", area="Tanswether", against=ALIKE, **THEN)
    assert set(card.figures[KEY]) == {"Areas like it"}
    told = card.figures["clear"].map(
        {"better": "Better", "worse": "Worse", "similar": "Similar", "": "Not compared"}
    )
    assert list(told) == list(card.twin["Compared with areas like it"])
    compared = card.figures[card.figures["clear"].ne("")]
    assert (compared["value"] - compared["against"]).tolist() == pytest.approx(
        compared["difference"].tolist()
    )


# One chart each


def test_a_chart_each_has_its_own_line_and_the_head_counts_where_it_is_apart(shown, monkeypatch):
    drawn = made(monkeypatch, in_time, "panels", area="Tanswether", against=ALIKE, **EACH)
    assert (
        drawn.title
        == "Tanswether is better than areas like it on two and worse on one of three indicators"
    )
    assert (
        drawn.says == "Better: see people enough and life satisfaction. Worse: decide their days."
    )
    assert len(drawn.cards) == 3
    for card, short in zip(drawn.cards, SHORTS, strict=True):
        assert card.title.startswith(f"{short}: ")
        assert len(card.title.split()) <= 12
        assert "A line for areas like it goes from" in card.alt
        assert set(card.figures[KEY]) == {"Areas like it"}
        last = card.figures["clear"].iloc[-1].capitalize()
        assert card.twin["Tanswether compared with it"].iloc[0] == last
        assert f"{last}: " in drawn.says
    at = explored(area="Tanswether", against=ALIKE, **EACH)
    assert drawn.title in words(at)
    assert drawn.says in words(at)
    assert "all the periods of all these charts together" in words(turned(at, "Help"))


@pytest.mark.parametrize(
    ("against", "query"),
    [
        ("The rest of Mid Merrowdale", {}),
        ("Merrowdale", {"which": "Picked"}),
        ("The areas picked, together", {"which": "Picked"}),
        ("The aim of Amberfold", {}),
        ("A year ago", {}),
    ],
)
def test_every_chart_says_what_it_is_held_against_or_that_there_is_none(shown, against, query):
    at = explored(area="Amberfold", against=against, **(EACH | query))
    assert not at.exception
    alts = alternatives(at)
    assert len(alts) == 3
    told = ("A line for ", "drawn by itself and not compared", "There is no line for")
    assert all(any(each in alt for each in told) for alt in alts)
    assert any("A line for " in alt for alt in alts)


def test_an_outcome_without_an_aim_says_that_none_is_set(shown):
    at = explored(area="Amberfold", against="The aim of Amberfold", **EACH)
    assert "No aim is set for “Life satisfaction” in any quarter, so Amberfold" in words(at)


def test_control_charts_of_several_outcomes_are_one_press_away(shown):
    at = explored(area="Tanswether", **EACH, **{"as": "Control charts"})
    assert not at.exception
    assert len(alternatives(at)) == 3
    assert "The dashed lines are how far" in html(turned(at, "Help"))


def test_a_withheld_quarter_has_no_number_in_any_chart_each(shown, monkeypatch):
    drawn = made(monkeypatch, in_time, "panels", area="Ullathwick", against=ALIKE, **EACH)
    for card in drawn.cards:
        off = card.figures[card.figures["absence"].ne("")]
        assert off[["value", "lower", "upper", "difference"]].isna().all(axis=None)
        assert off["clear"].eq("").all()
