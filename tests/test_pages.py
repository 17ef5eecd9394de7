"""Every page in every state, entered as a person enters: by the dashboard."""

import pytest
from pages_support import (
    EXAMPLES,
    PAGES,
    alternatives,
    as_served,
    copied,
    figures_sent,
    html,
    opened,
    people,
    survey,
)

from khi.model import AreaKind


@pytest.fixture(autouse=True)
def served(monkeypatch):
    as_served(monkeypatch)


@pytest.fixture
def own(demonstration, tmp_path, monkeypatch):
    """The demonstration in a store of this test's own."""
    monkeypatch.setenv("KHI_DATA", str(copied(demonstration, tmp_path / "data")))


def put(at, content, name="survey.csv"):
    return at.file_uploader[0].upload(name, content, "text/csv").run()


def press(at, label):
    return next(each for each in at.button if each.label == label).click().run()


def labels(at):
    return [each.label for each in at.button]


# Every page, every state


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
    assert html(at).count("<table>") >= 3


# Overview


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
    words = html(opened())
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


# Two tracks


def test_the_two_tracks_have_a_sentence_each_and_none_about_cause(shown):
    words = html(opened("two_tracks"))
    assert "Moving together is not proof" in words
    assert "because" not in words.lower()


def test_the_two_tracks_offer_the_suggested_outcome_first(shown):
    at = opened("two_tracks")
    assert at.selectbox(key="system").value == "Emergency admissions 65+"
    assert at.selectbox(key="people").value == "See people enough"


# Add data


def test_a_file_is_checked_and_every_row_accounted_for_before_anything_is_published(own):
    at = put(opened("upload"), (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes())
    words = html(at)
    assert not at.exception
    assert "160 rows read = 155 accepted + 5 rejected + 0 skipped" in words
    assert "Email Address" in words
    assert "Publish 155 rows" in labels(at)
    assert "Look before it counts" in words


def test_our_guesses_put_rows_right_at_once(own):
    at = put(opened("upload"), (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes())
    at = press(at, "Use our guesses")
    assert "160 rows read = 159 accepted + 1 rejected + 0 skipped" in html(at)


def test_a_survey_goes_from_file_to_figure_and_back(cleared):
    at = put(opened("upload"), survey([*people(40), *people(20, answer="Rarely")]))
    at = press(at, "Publish 60 rows")
    assert not at.exception
    assert "60 rows became counts" in html(at)
    at = at.switch_page(PAGES["overview"]).run()
    assert "<h1>Leeds</h1>" in html(at)
    assert "67%" in html(at)
    at = press(at.switch_page(PAGES["upload"]).run(), "Undo")
    assert "No survey has been added" in html(at.switch_page(PAGES["overview"]).run())


def test_a_file_that_was_taken_back_leaves_its_line_and_the_reason(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Publish 40 rows")
    at.text_input(key="take-back-reason").input("Sent <b>by mistake</b>")
    at = press(at, "Take it back")
    assert "Withdrawn: Sent &lt;b&gt;by mistake&lt;/b&gt;" in html(at)


def test_the_first_real_survey_offers_to_clear_the_demonstration(own):
    at = press(put(opened("upload"), survey(people(40))), "Publish 40 rows")
    assert "Clear the invented example" in labels(at)
    at = press(at, "Clear the invented example")
    assert "Invented example." not in html(at)
    assert "<h1>Leeds</h1>" in html(at.switch_page(PAGES["overview"]).run())


def test_too_few_answers_are_said_and_no_number_is_sent(cleared):
    at = put(opened("upload"), survey([*people(5), *people(2, answer="Rarely")]))
    assert "Too few answers to show" in html(at)
    at = press(at, "Publish 7 rows").switch_page(PAGES["overview"]).run()
    assert not at.exception
    assert "Too few" in html(at)
    assert "71%" not in html(at) + figures_sent(at)
    assert "0.71" not in figures_sent(at)


def test_a_file_that_cannot_be_read_is_an_alert_that_says_nothing_was_lost(cleared):
    at = put(opened("upload"), b"%PDF-1.7 not a survey at all \x00\x01\x02", "survey.csv")
    assert not at.exception
    assert 'role="alert"' in html(at)
    assert "nothing was lost" in html(at).lower()


def test_a_file_without_a_place_asks_for_one_and_takes_the_answer(cleared):
    rows = ["Always,7"] * 40
    heading = "Do you decide how you spend your days?,ons_satisfied"
    at = put(opened("upload"), survey(rows, heading=heading))
    assert "Say which area this file is about." in html(at)
    assert "Publish 40 rows" in labels(at)
    pick = {each.label: each for each in at.selectbox}
    pick["Area of the whole file"].set_value("Leeds").run()
    pick = {each.label: each for each in at.selectbox}
    pick["Quarter of the whole file"].set_value("Q1 2026/27").run()
    at = press(at, "Publish 40 rows")
    assert "40 rows became counts" in html(at)


def test_a_file_nobody_can_place_asks_what_its_rows_are(cleared):
    at = put(opened("upload"), b"this and that\nmore words\n")
    assert not at.exception
    assert "Each row is a person" in labels(at)
    assert next(each for each in at.button if each.label.startswith("Publish")).disabled


def test_discarding_a_file_leaves_nothing_of_it_in_the_session(cleared):
    at = put(opened("upload"), survey(people(40, answer="Always")), "private_name.csv")
    at = press(at, "Discard")
    assert "private_name" not in html(at)
    assert at.session_state["desk"].content == b""
    assert at.session_state["desk"].draft is None


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "**bold** :red[x] $y$"])
def test_what_people_type_or_upload_is_never_read_as_html_or_markdown(cleared, text):
    heading = f"Area,Quarter,Do you decide how you spend your days?,{text}"
    rows = [f"{each},{text}" for each in people(30)] + [f"Leeds,2026-Q1,{text},x"] * 3
    at = put(opened("upload"), survey(rows, heading=heading), f"{text.replace('/', '')}.csv")
    assert not at.exception
    assert "<img" not in html(at)
    assert all(text not in each.value for each in at.markdown)


# Methods


def test_the_methods_are_written_by_the_catalogue(shown):
    words = html(opened("methods"))
    assert "People who see others as much as they want" in words
    assert "Chosen by" in words


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("Questions", "Do you decide how you spend your days?"),
        ("Groups of people", "How old are you?"),
        ("What is not shown", "Fewer than 10 people answered"),
        ("The sums", "A control chart"),
    ],
)
def test_each_part_of_the_methods_opens_from_a_link(shown, part, says):
    at = opened("methods")
    at.get("button_group")[0].set_value(part).run()
    assert says in html(at)


def test_no_question_is_printed_whose_licence_forbids_it(shown):
    from khi import catalogue

    at = opened("methods")
    at.get("button_group")[0].set_value("Questions").run()
    unshippable = [
        each for each in catalogue.load().questions.values() if not each.licence.ship_wording
    ]
    assert all(each.wording == "" for each in unshippable)
    assert not unshippable or "does not let us print the words" in html(at)


def test_real_and_invented_places_can_be_told_apart_in_the_list(cleared):
    from khi import catalogue

    at = put(opened("upload"), survey(people(40)))
    places = next(each for each in at.selectbox if each.label == "Area of the whole file").options
    councils = [each for each in catalogue.load().areas.values() if each.kind is AreaKind.COUNCIL]
    assert len(places) == 1 + len(councils)


def test_where_nearly_all_of_a_few_agree_the_overview_says_so_in_words(shown):
    words = html(opened("overview", area="Grimmerdale"))
    assert "Almost everybody" in words
    assert "Nothing was recorded" not in words
