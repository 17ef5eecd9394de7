"""Every page in every state, entered as a person enters: by the dashboard."""

import re

import pytest
from pages_support import PAGES, ROOT, alternatives, figures_sent, html, opened, turned

pytestmark = pytest.mark.usefixtures("served")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_on_the_demonstration_and_says_that_it_is_invented(shown, page):
    at = opened(page)
    assert not at.exception
    assert "Invented example." in html(at)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_on_an_empty_store_and_nothing_is_said_to_be_invented(cleared, page):
    at = opened(page)
    assert not at.exception
    assert "Invented example." not in html(at)
    assert not alternatives(at)


def test_every_page_of_an_empty_store_says_which_page_it_is_and_asks_its_own_question(cleared):
    named = dict(
        re.findall(r'st.Page\("(.+?)", title="(.+?)"', (ROOT / "dashboard.py").read_text())
    )
    heads = {}
    for page, file in PAGES.items():
        words = html(opened(page))
        over = re.search(r'class="khi-over">(.*?)<', words)[1]
        heads[page] = re.search(r"<h1>(.*?)</h1>", words)[1]
        assert over.split(" · ")[0] == named[file]
    assert len(set(heads.values())) == len(PAGES)
    assert heads["compare"].startswith("How do areas compare")


@pytest.mark.parametrize("page", ["overview", "two_tracks"])
def test_an_empty_page_says_what_would_be_here_and_how_to_start(cleared, page):
    at = opened(page)
    assert "No survey has been added" in html(at)
    assert at.get("page_link")[0].proto.label == "Add a survey"


@pytest.mark.parametrize("page", ["overview", "two_tracks"])
def test_every_chart_is_described_and_has_a_table_beside_it(shown, page):
    at = opened(page)
    assert all(len(each) > 40 for each in alternatives(at))
    tabs = [tab.label for tab in at.tabs]
    assert tabs.count("Chart") == tabs.count("Table") == tabs.count("Help") == 3
    assert not html(at).count("<table>")
    assert html(turned(at, "Table")).count("<table>") >= 3


def test_the_overview_says_who_when_and_what_was_found(shown):
    words = html(opened())
    assert "Area overview · survey of July to September 2026" in words
    assert "<h1>Amberfold</h1>" in words
    assert "a year ago" in words


def test_the_overview_shows_all_five_parts_of_life_and_hides_none(shown):
    words = html(opened())
    for part in ("Connected", "In control", "Friendships", "Fairness", "Wellbeing"):
        assert f"<h3>{part}</h3>" in words


def test_strengths_lead_and_gaps_come_last(shown):
    words = html(opened(area="Wexlow"))
    assert words.index("Strong here") < words.index("A gap to talk about")


def test_help_and_harm_are_both_in_the_picture_and_in_the_words(shown):
    at = opened()
    assert "gets in the way for" in html(at).lower()
    assert "Gets in" in figures_sent(at)


def test_a_link_to_an_area_and_a_quarter_opens_them(shown):
    words = html(opened(area="Grimmerdale", quarter="Q2 2025/26"))
    assert "<h1>Grimmerdale</h1>" in words
    assert "July to September 2025" in words


def test_a_link_to_an_area_that_does_not_exist_opens_the_first(shown):
    assert "<h1>Amberfold</h1>" in html(opened(area="<script>alert(1)</script>"))


def test_the_top_of_the_tree_is_held_against_its_own_past(shown):
    at = opened(area="Merrowdale")
    assert not at.exception
    assert at.get("button_group")[0].options == ["A year ago"]


def test_comparing_with_a_year_ago_changes_the_reasons(shown):
    at = opened()
    before = html(at)
    at = opened(compare="A year ago")
    assert "Strong here" in before
    assert "Strong here" not in html(at)


def test_easy_read_says_the_same_in_shorter_words(shown):
    words = html(opened(easy="true"))
    assert "last year" in words
    assert "Likely between" not in words.split("khi-section")[0]


def test_one_breakdown_at_a_time_and_the_reader_chooses_which(shown):
    at = opened()
    before = alternatives(at)[1]
    at.selectbox(key="groups").set_value("Sex").run()
    assert "by sex" in alternatives(at)[1]
    assert "by sex" not in before


def test_the_two_tracks_have_a_sentence_each_and_none_about_cause(shown):
    words = html(opened("two_tracks"))
    assert "Moving together is not proof" in words
    assert "because" not in words.lower()


def test_the_two_tracks_offer_the_suggested_outcome_first(shown):
    at = opened("two_tracks")
    assert at.selectbox(key="system").value == "Emergency admissions 65+"
    assert at.selectbox(key="people").value == "See people enough"


# What goes with the reader from page to page


def test_easy_read_goes_with_the_reader_and_so_does_leaving_it(shown):
    at = opened()
    at.toggle(key="easy").set_value(True).run()
    at = at.switch_page(PAGES["two_tracks"]).run()
    assert at.toggle(key="easy").value
    at.toggle(key="easy").set_value(False).run()
    at = at.switch_page(PAGES["overview"]).run()
    assert not at.toggle(key="easy").value
    assert "Likely between" in html(at)


def test_the_page_shows_what_its_controls_say_after_every_choice(shown):
    at = opened()
    at.selectbox(key="area").set_value("Grimmerdale").run()
    assert "<h1>Grimmerdale</h1>" in html(at)
    at.selectbox(key="quarter").set_value("Q2 2025/26").run()
    assert "survey of July to September 2025" in html(at)
    at.get("button_group")[0].set_value("A year ago").run()
    assert "Strong here" not in html(at)
    assert not at.exception


def test_a_gap_that_may_be_chance_is_called_so_on_every_page(shown):
    """Ten age groups are looked at: the widest of their gaps is not yet one that is clear."""
    asked = {"area": "Amberfold", "quarter": "Q2 2026/27"}
    for page, choice in (("overview", "about"), ("fairness", "indicator")):
        at = opened(page, groups="Age", **asked, **{choice: "See people enough"})
        assert not at.exception
        assert "No group is clearly doing less well" in html(at), page
        assert "A gap to talk about" not in html(turned(at, "Table")), page
