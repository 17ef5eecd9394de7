"""Who is doing better for the same people? The section of Fairness in every state, by its link."""

import re

import fairness_stores as stores
import pytest
from pages_support import alternatives, every_side, figures_sent, html, opened

PAGE = "pages/fairness.py"
FRIENDS = {"indicator": "Support and friendship", "groups": "Disability"}
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]


def asked(**query):
    """The page, opened by a link."""
    at = opened("overview", **query)
    for name, value in query.items():
        at.query_params[name] = value
    at = at.switch_page(PAGE).run()
    assert not at.exception
    return at


def levels_of(at):
    """What the picture of the areas says; there is one, or none."""
    return next(
        (each for each in alternatives(at) if " other area" in each and " for " in each), ""
    )


@pytest.fixture
def on(tmp_path, monkeypatch):
    """The page over a store of its own."""

    def look(*tallies, **query):
        monkeypatch.setenv("KHI_DATA", str(stores.store_of(tmp_path / "data", *tallies)))
        return asked(**query)

    return look


def carers(area, carer, not_carer=(200, 100)):
    return stores.told(area, "2026-Q1", "carer", carer=carer, not_carer=not_carer)


def test_it_begins_with_the_least_well_off_and_the_link_says_so(shown):
    at = asked(area="Saltrigg", **FRIENDS)
    assert at.selectbox(key="group").value == "Disabled"
    assert at.query_params["group"] in ("Disabled", ["Disabled"])
    assert "areas are ahead of Saltrigg for disabled people" in html(at)
    assert "in Saltrigg and 29 other areas" in levels_of(at)
    assert "Ahead of Saltrigg: " in levels_of(at)
    assert "Ahead" in figures_sent(at)


def test_another_group_can_be_picked_and_stands_when_the_area_changes(shown):
    at = asked(area="Saltrigg", **FRIENDS)
    at.selectbox(key="group").set_value("Not disabled").run()
    assert "for people who are not disabled" in levels_of(at)
    assert "Doing least well in Saltrigg: disabled people." in html(at)
    at.selectbox(key="area").set_value("Wexlow").run()
    assert at.selectbox(key="group").value == "Not disabled"
    at.selectbox(key="groups").set_value("Age").run()
    assert at.selectbox(key="group").value in at.selectbox(key="group").options
    assert not at.exception


def test_until_a_group_is_picked_it_is_whoever_does_least_well_in_each_view(shown):
    at = asked(area="Saltrigg", groups="Age", indicator="Support and friendship")
    for outcome in (
        "Often lonely",
        "Life satisfaction",
        "See people enough",
        "Warmth and kindness",
    ):
        at.selectbox(key="indicator").set_value(outcome).run()
        assert at.selectbox(key="group").value in html(at).split("khi-section")[0]


def test_a_group_that_a_link_names_stands_although_another_does_less_well(shown):
    view = {"area": "Saltrigg", "groups": "Age", "indicator": "Support and friendship"}
    least = asked(**view).selectbox(key="group").value
    at = asked(**view, group=least)
    at.selectbox(key="indicator").set_value("See people enough").run()
    assert asked(**view | {"indicator": "See people enough"}).selectbox(key="group").value != least
    assert at.selectbox(key="group").value == least


def test_a_link_that_names_a_group_opens_on_it_and_one_with_nonsense_on_the_usual(shown):
    linked = asked(area="Saltrigg", group="Not disabled", **FRIENDS)
    assert linked.selectbox(key="group").value == "Not disabled"
    wrong = asked(area="Saltrigg", group="<b>nobody</b>", **FRIENDS)
    assert wrong.selectbox(key="group").value == "Disabled"
    assert "<b>nobody" not in html(wrong)


@pytest.mark.parametrize("area", ["Merrowdale", "Low Merrowdale"])
def test_from_a_region_its_places_stand_beside_the_whole(shown, area):
    at = asked(area=area, **FRIENDS)
    words = levels_of(at)
    assert f"{area} is at " in words
    assert f"Ahead of {area}: " in words
    assert "Who could we learn from?" in html(at)
    assert f"All of {area} holds each of them" in every_side(at)


def test_the_gap_is_drawn_in_its_place_where_the_reader_asks(shown):
    at = asked(area="Saltrigg", **FRIENDS)
    at.segmented_control(key="across").set_value("Their gap").run()
    assert not levels_of(at)
    words = next(
        each for each in alternatives(at) if each.startswith("Dots with likely ranges of the gap")
    )
    assert "in 30 areas" in words
    assert "Named here: Saltrigg, areas with a clear gap" in html(at)


@pytest.mark.parametrize("area", ["Merrowdale", "Low Merrowdale"])
def test_from_a_region_the_gap_in_its_places_stands_below_its_own(shown, area):
    at = asked(area=area, across="Their gap", **FRIENDS)
    words = next(
        each for each in alternatives(at) if each.startswith("Dots with likely ranges of the gap")
    )
    assert f"{area}: " in words
    assert " behind everyone else" in words
    assert "All of it" in figures_sent(at)
    assert re.search(r"A clear gap in \w+ of (the )?\w+ areas", html(at))


def test_easy_read_says_it_in_short_words(shown):
    at = asked(area="Saltrigg", easy="true", **FRIENDS)
    assert "areas are better than Saltrigg for disabled people." in html(at)


def test_where_mine_is_withheld_the_others_are_shown_and_nobody_is_compared(on):
    at = on(
        carers(stores.LEEDS, (3, 4)), carers(stores.BRADFORD, (90, 30)),
        carers(stores.WAKEFIELD, (30, 90)),
        area="Leeds", groups="Unpaid carers", group="Carers",
    )  # fmt: skip
    sent = html(at)
    assert "Leeds cannot be compared for unpaid carers" in sent
    assert "Leeds: Too few people answered" in sent
    assert "more areas have nothing recorded for this outcome" in sent
    assert "Ahead of" not in levels_of(at)
    assert "Bradford" in every_side(at)


def test_an_area_ahead_is_named_and_one_withheld_is_counted(on):
    at = on(
        carers(stores.LEEDS, (40, 80)), carers(stores.BRADFORD, (90, 30)),
        carers(stores.WAKEFIELD, (3, 4)),
        area="Leeds", groups="Unpaid carers", group="Carers",
    )  # fmt: skip
    assert "Bradford is ahead of Leeds for unpaid carers" in html(at)
    assert "One area has a figure that we hold back." in html(at)
    assert "Held back" in figures_sent(at) or "Too few answers" in figures_sent(at)


def test_an_area_alone_says_what_is_needed(on):
    at = on(carers(stores.LEEDS, (40, 80)), area="Leeds", groups="Unpaid carers")
    assert "There is no other area to stand beside yet" in html(at)
    assert "group" not in [each.key for each in at.selectbox]


def test_no_choice_of_area_characteristic_and_group_ends_in_nothing(shown):
    for area in ("Saltrigg", "Merrowdale"):
        at = asked(area=area, indicator="No friends")
        for label in at.selectbox(key="groups").options:
            at.selectbox(key="groups").set_value(label).run()
            for group in at.selectbox(key="group").options[-2:]:
                at.selectbox(key="group").set_value(group).run()
                assert not at.exception
                assert len(levels_of(at)) > 60, (area, label, group)
                assert "nan" not in levels_of(at).split()
