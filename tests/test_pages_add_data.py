"""Add data and Methods: from file to figure and back, and nothing typed is read as markup."""

import pytest
from pages_support import (
    EXAMPLES,
    PAGES,
    every_side,
    figures_sent,
    html,
    opened,
    people,
    press,
    survey,
)

from khi.model import AreaKind

pytestmark = pytest.mark.usefixtures("served")


def put(at, content, name="survey.csv"):
    return at.file_uploader[0].upload(name, content, "text/csv").run()


def labels(at):
    return [each.label for each in at.button]


def test_a_table_of_measures_is_spoken_of_as_figures_and_a_survey_as_answers(own):
    yearly = b"area,period,indicator,numerator,denominator\nE08000003,2024/25,con01_ascof,352,705\n"
    words = html(put(opened("upload"), yearly))
    assert "Check the figures before they count" in words
    assert "All five columns are used" in words
    assert "1 row becomes figures" in words
    assert "Check the answers before they count" in html(put(opened("upload"), survey(people(30))))


@pytest.mark.slow
def test_a_file_is_checked_and_every_row_accounted_for_before_anything_is_published(own):
    at = put(opened("upload"), (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes())
    words = html(at)
    assert not at.exception
    assert "160 rows read = 155 accepted + 5 rejected + 0 skipped" in words
    assert "Email Address" in words
    assert "Publish 155 rows" in labels(at)
    assert "Look before it counts" in words


@pytest.mark.slow
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


@pytest.mark.slow
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
    assert "71%" not in every_side(at) + figures_sent(at)
    assert "0.71" not in figures_sent(at)


def test_a_file_that_cannot_be_read_is_an_alert_that_says_nothing_was_lost(cleared):
    at = put(opened("upload"), b"%PDF-1.7 not a survey at all \x00\x01\x02", "survey.csv")
    assert not at.exception
    assert 'role="alert"' in html(at)
    assert "nothing was lost" in html(at).lower()


@pytest.mark.slow
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


def test_a_file_that_says_when_but_not_where_has_no_preview_until_it_is_said(cleared):
    heading = "Quarter,Do you decide how you spend your days?"
    at = put(opened("upload"), survey(["2026-Q1,Always"] * 40, heading=heading))
    assert not at.exception
    assert 'role="alert"' not in html(at)
    assert "Say first where and when the answers are from" in html(at)


def test_figures_by_year_are_drawn_before_they_count(cleared):
    rows = [
        f"ctl01_ascof,Leeds,{year},{n},1000" for year, n in (("2023/24", 500), ("2024/25", 600))
    ]
    heading = "indicator,area,period,numerator,denominator"
    at = put(opened("upload"), survey(rows, heading=heading))
    assert not at.exception
    assert "Nothing recorded" not in figures_sent(at)
    assert "error_y" in figures_sent(at)


def test_rows_are_not_called_ready_while_something_must_be_said_first(cleared):
    placeless = "Quarter,Do you decide how you spend your days?"
    at = put(opened("upload"), survey(["2026-Q1,Always"] * 60, heading=placeless))
    assert "60 of your 60 rows can be counted." in html(at)
    assert "rows are ready" not in html(at)
    at = put(opened("upload"), survey(people(60)))
    assert "60 of your 60 rows are ready." in html(at)
