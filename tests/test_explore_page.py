"""Explore: something is drawn for every choice, and it is the right thing."""

import re
from itertools import product
from urllib.parse import urlencode

import pytest
from pages_support import alternatives, every_side, html, opened, turned

from khi import catalogue as catalogues
from khi.ui.explore.drawn import DRAWN, Form, HowMany, When

pytestmark = pytest.mark.usefixtures("served")

SAYS = {
    Form.SPREAD: "Each dot is an area", Form.SIDE_BY_SIDE: "Each point stands on the band",
    Form.MAP: "Each area is one tile", Form.FUNNEL: "998 in 1,000",
    Form.RUN: "The dashed lines are how far", Form.LINES: "Each area has a colour",
    Form.THEN_AND_NOW: "The hollow mark is a year ago", Form.PROFILE: "Each line runs from",
    Form.MATRIX: "Each area beside the rest", Form.MOVES: "Each area beside a year ago",
    Form.STANDINGS: "beside the rest of what it lies in", Form.CALENDAR: "the last 8 quarters",
    Form.PANELS: "People who decide how", Form.RUNS: "The dashed lines are how far",
}  # fmt: skip
CELLS = [(*cell, form) for cell, forms in DRAWN.items() for form in forms]


def explored(**query):
    """The page, opened by a link."""
    return opened("explore", **query)


def test_every_cell_of_the_table_has_an_answer():
    assert set(DRAWN) == set(product(HowMany, HowMany, When))
    assert all(DRAWN.values())
    assert set(SAYS) == {form for forms in DRAWN.values() for form in forms}


def _asked(indicators, areas, when, form):
    """A link that asks for one cell of the table."""
    which = {"one": "Just this one", "two to eight": "Picked", "all": "All of Mid Merrowdale"}
    some = {
        HowMany.ONE: ["See people enough"],
        HowMany.FEW: ["See people enough", "Decide their days", "Life satisfaction"],
        HowMany.ALL: ["Every indicator"],
    }[indicators]
    asked = {"when": when.value, "which": which[areas.value], "indicators": some}
    return asked | ({"as": form.value} if len(DRAWN[indicators, areas, when]) > 1 else {})


@pytest.mark.slow
@pytest.mark.parametrize(("indicators", "areas", "when", "form"), CELLS)
def test_every_choice_is_drawn_on_the_demonstration(shown, indicators, areas, when, form):
    at = explored(**_asked(indicators, areas, when, form))
    assert not at.exception
    assert SAYS[form] in every_side(at)
    assert all(len(each) > 40 for each in alternatives(at))


FIRST = (HowMany.ONE, HowMany.ONE, When.NOW)


@pytest.mark.parametrize(
    ("indicators", "areas", "when"),
    [pytest.param(*cell, marks=() if cell == FIRST else pytest.mark.slow) for cell in DRAWN],
)
def test_every_choice_on_an_empty_store_says_how_to_start(cleared, indicators, areas, when):
    at = explored(**_asked(indicators, areas, when, DRAWN[indicators, areas, when][0]))
    assert not at.exception
    assert "this page shows any outcome of any areas" in html(at)


def test_an_old_link_to_what_is_not_there_still_draws_something(shown):
    at = explored(which="Picked", indicators=["No such thing"], area="Amberfold", among="Nowhere")
    assert not at.exception
    assert at.get("plotly_chart")


def test_the_walk_says_where_each_area_stands(shown):
    at = explored(**{"as": "Spread", "among": "Merrowdale"})
    steps = at.select_slider[0]
    assert steps.value == "Amberfold"
    first = steps.options[0]
    words = html(steps.set_value(first).run())
    assert f"{first} is at" in words
    assert "No areas are lower" in words


def test_held_against_a_year_ago_a_profile_says_so(shown):
    at = explored(which="Just this one", indicators=["Every indicator"], against="A year ago")
    assert "than a year ago" in html(at)
    assert "Of many indicators, one in twenty would stand apart by chance" in every_side(at)
    assert not at.exception


@pytest.mark.parametrize(
    ("query", "finding"),
    [
        ({"as": "Spread"}, "See people enough: areas lie between"),
        ({"as": "Map"}, "See people enough: "),
        ({"area": "Wintermarsh"}, "See people enough: Skarnbeck and Thistlemere are better"),
        ({"when": "Over time"}, "than a year ago. The link"),
    ],
)
def test_the_head_says_what_the_picture_found(shown, query, finding):
    verdict = re.search(r'class="khi-verdict">(.*?)<', html(explored(**query)))[1]
    assert finding in verdict


def test_each_line_of_a_funnel_is_said_under_it(shown):
    words = html(explored(**{"as": "Funnel", "among": "Merrowdale"}))
    for line in ("Average 4", "95 in 100 areas would lie inside", "998 in 1,000 would"):
        assert line in words


AMBERFOLD = {"area": "Amberfold", "which": "All of Mid Merrowdale"}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"as": "Side by side", "indicators": ["Decide their days"]}, "Each point stands on"),
        ({"which": "Just this one"}, "Each line runs from"),
        ({"when": "Over time", "which": "Just this one", "as": "One after another"}, "3 years"),
        ({"when": "Over time"}, "Each area beside a year ago"),
    ],
)
def test_years_can_be_looked_at_as_well_as_quarters(shown, query, says):
    told = {"indicators": ["Decide their days", "See people enough"]}
    at = explored(**{**AMBERFOLD, **told, **query})
    at = at.selectbox(key="quarter").set_value("2025/26").run()
    assert not at.exception
    assert "April 2025 to March 2026" in html(at)
    assert says in every_side(at)


def test_areas_are_held_against_the_aim_their_board_has_set(shown):
    asked = {**AMBERFOLD, "indicators": ["See people enough"], "against": "The aim of Amberfold"}
    at = explored(**asked)
    assert not at.exception
    assert at.selectbox(key="against").value == "The aim of Amberfold"
    assert "Each area is compared with the aim of Amberfold" in html(turned(at, "Help"))


def test_no_aim_is_offered_where_none_was_set_by_then(shown):
    early = explored(**AMBERFOLD, indicators=["See people enough"])
    early = early.selectbox(key="quarter").set_value("Q1 2024/25").run()
    for at in (early, explored(area="Wexlow", indicators=["See people enough"])):
        assert not [each for each in at.selectbox(key="against").options if "aim" in each]


def test_the_longest_link_there_can_be_is_short_enough_to_send():
    known = catalogues.load()
    names = sorted((each.name for each in known.areas.values()), key=len, reverse=True)
    shorts = sorted((each.short for each in known.indicators.values()), key=len, reverse=True)
    query = {
        "area": names[0], "among": names[1], "indicators": shorts[:8], "quarter": "Q1 2025/26",
        "when": "Over time", "which": f"All of {names[0]}", "with": names[:7],
        "as": max(Form, key=len), "against": f"The rest of {names[0]}", "easy": "true",
    }  # fmt: skip
    link = f"https://a-rather-long-name.of-a-council.gov.uk/explore?{urlencode(query, doseq=True)}"
    assert len(link) < 2000
