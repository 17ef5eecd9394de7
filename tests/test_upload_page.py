"""Add data, beyond the straight road: drafts, days, versions, forms, own questions, and why."""

from datetime import date, timedelta

import pytest
from pages_support import EXAMPLES, FILE, PAGES, html, labelled, opened, people, press, survey

from khi import publication
from khi.model import UploadStatus, clock
from khi.store import Store

pytestmark = pytest.mark.usefixtures("served")


def put(at, content, name="survey.csv"):
    return at.file_uploader[0].upload(name, content, "text/csv").run()


def uploads():
    from khi.ui.given import sources

    return publication.uploads(sources.store())


DECIDE = "Do you decide how you spend your days?"


@pytest.mark.slow
def test_a_draft_waits_in_the_ledger_and_in_no_figure_until_it_is_published(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Keep it as a draft")
    assert not at.exception
    assert "Kept as a draft" in html(at)
    assert "Drafts that wait (1)" in [each.label for each in at.expander]
    assert "No survey has been added" in html(at.switch_page(PAGES["overview"]).run())
    at = press(at.switch_page(PAGES["upload"]).run(), "Publish it now")
    assert "40 rows became counts" in html(at)
    assert "<h1>Leeds</h1>" in html(at.switch_page(PAGES["overview"]).run())


def test_a_draft_that_waits_can_be_looked_at_and_given_another_day(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Keep it as a draft")
    at = press(at, "Look at it")
    assert not at.exception
    assert "What would not be shown, and why" in html(at)
    assert "A draft: not published." in html(at)
    later = clock.today() + timedelta(days=9)
    labelled(at.date_input, "Publish on").set_value(later).run()
    assert uploads()[0].publish_on == later
    labelled(at.date_input, "Publish on").set_value(None).run()
    assert uploads()[0].publish_on is None
    assert "What would not be shown" not in html(press(at, "Close the look"))


def test_a_draft_can_be_thrown_away(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Keep it as a draft")
    at = press(at, "Throw it away")
    assert "Withdrawn: The draft was thrown away." in html(at)


def test_a_draft_with_a_day_is_published_when_the_day_has_come(cleared):
    at = put(opened("upload"), survey(people(40)))
    at = press(at, "Publish on that day")
    tomorrow = clock.today() + timedelta(days=1)
    assert f"Draft until {tomorrow.day} {tomorrow:%B %Y}" in html(at)
    assert uploads()[0].publish_on == tomorrow
    from khi.ui.given import drafts_due, sources

    drafts_due.publish(tomorrow)
    sources.begin()
    assert uploads()[0].status is UploadStatus.PUBLISHED


@pytest.mark.slow
def test_what_came_due_while_nobody_looked_is_published_at_the_next_visit(cleared, monkeypatch):
    import os
    from pathlib import Path

    from publication_cases import answers, draft

    from khi import catalogue

    store = Store.open(Path(os.environ["KHI_DATA"]) / FILE)
    rows = answers("E08000035", "2026-Q1", question="khi_ctl1", always=40)
    publication.hold(store, catalogue.load(), draft(rows), publish_on=date(2026, 1, 1))
    store.close()
    assert "<h1>Leeds</h1>" in html(opened())


@pytest.mark.slow
def test_the_same_people_are_not_counted_twice_unasked(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Publish 40 rows")
    at = put(at, survey([*people(40), *people(20, answer="Rarely")]), "later.csv")
    assert "survey.csv (added on" in html(at)
    assert next(each for each in at.button if each.label == "Publish 60 rows").disabled
    at = press(at, "New version of survey.csv")
    words = html(at)
    assert "What would change" in words
    assert "100% (40 people)" in words
    assert "67% (60 people)" in words
    at = press(at, "Publish 60 rows")
    assert "Replaced by later.csv, added on" in html(at)
    at = press(at, "Undo")
    newest, first = uploads()
    assert (newest.status, first.status) == (UploadStatus.WITHDRAWN, UploadStatus.PUBLISHED)


@pytest.mark.slow
def test_other_people_are_added_when_the_person_says_so(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Publish 40 rows")
    at = put(at, survey(people(30, answer="Rarely")), "others.csv")
    at = press(at, "They are other people: add them")
    at = press(at, "Publish 30 rows")
    assert "57%" in html(at.switch_page(PAGES["overview"]).run())


@pytest.mark.slow
def test_how_people_were_asked_stands_under_the_figures_and_in_the_ledger(cleared):
    at = put(opened("upload"), survey(people(40)))
    labelled(at.text_input, "Name of the survey").input("Spring survey")
    labelled(at.text_input, "Who asked people").input("Leeds <b>Voices</b>")
    labelled(at.text_input, "Your name or role, for the ledger").input("Sam")
    labelled(at.selectbox, "How they were asked").set_value("on paper")
    at.number_input[0].set_value(400)
    next(each for each in at.radio if "easy read" in each.label).set_value("Yes")
    at = press(at, "Keep this")
    assert "Spring survey: asked by Leeds &lt;b&gt;Voices&lt;/b&gt;, on paper" in html(at)
    at = press(at, "Publish 40 rows")
    words = html(at)
    assert "<dd>400</dd>" in words
    assert "Sam" in words
    upload = uploads()[0]
    assert (
        upload.source == "Spring survey: asked by Leeds <b>Voices</b>, on paper, easy read offered"
    )
    assert "Spring survey" in html(at.switch_page(PAGES["overview"]).run())


@pytest.mark.slow
def test_the_second_file_of_a_form_needs_no_clicks_and_a_changed_one_says_what_changed(cleared):
    rows = ["north,Always,2026-04-03"] * 40
    heading = f"Which door?,{DECIDE},Date"
    at = put(opened("upload"), survey(rows, heading=heading))
    labelled(at.selectbox, "Area of the whole file").set_value("Leeds").run()
    labelled(at.text_input, "A name for this form").input("Door form")
    at = press(at, "Remember it")
    assert "Read as your form <code>Door form</code>." in html(at)
    at = press(at, "Publish 40 rows")
    later = survey(["south,Rarely,2026-07-03"] * 30, heading=heading)
    at = put(at, later, "later.csv")
    assert "Nothing in it has changed." in html(at)
    assert not next(each for each in at.button if each.label == "Publish 30 rows").disabled
    at = press(at, "Discard")
    changed = survey(
        ["south,Rarely,2026-07-03"] * 30, heading=heading.replace("Which door", "Which gate")
    )
    at = put(at, changed, "changed.csv")
    assert "The column “Which gate?” is new." in html(at)
    assert "The column “Which door?” is gone." in html(at)
    at = press(at, "Do not use this form")
    assert "Say which area this file is about." in html(at)


@pytest.mark.slow
def test_forms_are_renamed_and_forgotten(cleared):
    at = put(opened("upload"), survey(people(40)))
    labelled(at.text_input, "A name for this form").input("Spring")
    at = press(press(at, "Remember it"), "Discard")
    labelled(at.text_input, "New name").input("Summer")
    at = press(at, "Rename it")
    assert "Summer" in html(at)
    at = press(at, "Forget it")
    assert "Forms we remember" not in html(at)


def test_a_form_without_a_name_is_refused_in_words(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Remember it")
    assert "Give the form a name." in html(at)


@pytest.mark.slow
def test_a_question_with_several_answers_is_asked_about_once(cleared):
    heading = f"Area,Quarter,{DECIDE},What helped you?"
    answers = ["Friends;A worker", "Friends", "A worker;Family", "Family;Friends"]
    rows = [f"{each},{answers[at % 4]}" for at, each in enumerate(people(40))]
    at = put(opened("upload"), survey(rows, heading=heading))
    assert "people could tick several answers to “What helped you?” (column D)" in html(at)
    at = press(at, "Count each answer by itself")
    assert "could tick several answers" not in html(at)
    questions = set(at.session_state["desk"].draft.tallies["question"])
    answers = {each.rpartition("__")[2] for each in questions if "what_helped_you" in each}
    assert {"friends", "family"} <= answers


def test_a_quarter_that_may_be_financial_is_asked_about_beside_the_quarter(cleared):
    heading, said = f"Area,Quarter,{DECIDE}", "Financial year: Q1 is April to June"
    rows = [f"Leeds,Q1 2025,{answer}" for answer in ("Always", "Rarely") for _ in range(20)]
    at = put(opened("upload"), survey(rows, heading=heading))
    assert "One thing only you can say" in html(at)
    at = press(at, said)
    assert "only you can say" not in html(at)
    assert set(at.session_state["desk"].draft.tallies["quarter"]) == {"2025-Q1"}


def test_rows_sent_twice_are_counted_once_unless_the_person_says_more(cleared):
    heading = f"Timestamp,Area,{DECIDE}"
    rows = [f"14/05/2025 09:{at // 2:02}:31,Leeds,Always" for at in range(40)]
    at = put(opened("upload"), survey(rows, heading=heading))
    assert "40 rows read = 20 accepted + 0 rejected + 20 skipped" in html(at)
    assert "sent twice, and counted once" in html(at)
    labelled(at.radio, "Rows that may be one person").set_value("Count every row").run()
    assert "40 rows read = 40 accepted" in html(at)


def test_somebody_in_two_rows_can_be_counted_once(cleared):
    heading = f"Respondent ID,Area,Quarter,{DECIDE}"
    rows = [f"{100 + at // 2},{each}" for at, each in enumerate(people(40))]
    at = put(opened("upload"), survey(rows, heading=heading))
    radio = next(each for each in at.radio if each.label == "Rows that may be one person")
    radio.set_value("Count each person once, by their last row").run()
    assert "40 rows read = 20 accepted + 0 rejected + 20 skipped" in html(at)


@pytest.mark.slow
def test_comments_are_kept_as_stories_only_if_chosen_and_then_wait_to_be_checked(cleared):
    heading = f"Area,Quarter,{DECIDE},Anything else you want to tell us?"
    said = "Going to the allotment each week has made a real difference to me"
    rows = [f"{each},{said} {'abcdefgh'[at % 8]}" for at, each in enumerate(people(40))]
    at = put(opened("upload"), survey(rows, heading=heading))
    label = "Keep what people wrote as stories to be checked"
    labelled(at.selectbox, label).set_value("D: Anything else you want to tell us?").run()
    at = press(at, "Publish 40 rows")
    assert "8 stories wait to be checked." in html(at)


@pytest.mark.slow
def test_stories_of_a_file_about_several_areas_wait_in_the_area_of_their_row(cleared):
    heading = f"Area,Quarter,{DECIDE},Anything else you want to tell us?"
    said = "Going to the allotment each week has made a real difference to me"
    rows = [f"{['Leeds', 'Salford'][at % 2]},2026-Q1,Always,{said} {'abcdefgh'[at % 8]}"
            for at in range(40)]  # fmt: skip
    at = put(opened("upload"), survey(rows, heading=heading))
    label = "Keep what people wrote as stories to be checked"
    labelled(at.selectbox, label).set_value("D: Anything else you want to tell us?").run()
    at = press(at, "Publish 40 rows")
    assert "8 stories wait to be checked." in html(at)


@pytest.mark.slow
def test_every_failing_cell_has_a_line_of_its_own_to_type_in(cleared):
    at = put(opened("upload"), (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes())
    at.get("button_group")[0].set_value("Cell by cell").run()
    assert not at.exception
    at = press(at, "Use our guesses")
    assert "159 accepted" in html(at)


@pytest.mark.slow
def test_corrections_can_be_undone(cleared):
    at = put(opened("upload"), (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes())
    at = press(at, "Use our guesses")
    assert "You put five cells right." in html(at)
    at = press(at, "Undo my corrections")
    assert "155 accepted" in html(at)
    at = press(at, "Use our guesses")
    at = press(at, "Publish 159 rows")
    assert "5 by hand" in uploads()[0].context["corrections"]


def test_the_ledger_says_who_when_which_file_and_by_which_rules(cleared):
    at = press(put(opened("upload"), survey(people(40))), "Publish 40 rows")
    words, upload = html(at), uploads()[0]
    for fact in (upload.rules_version, "survey.csv", '<td data-label="Rows counted">All</td>'):
        assert fact in words


def test_the_methods_say_how_each_survey_was_asked(shown):
    at = opened("methods")
    at.get("button_group")[0].set_value("How people were asked").run()
    words = html(at)
    assert not at.exception
    assert "<dt>Who asked</dt><dd>Merrowdale People&#x27;s Panel (invented)</dd>" in words
    assert "<dd>On paper, online and face to face</dd>" in words


@pytest.mark.slow
def test_every_column_of_a_measures_file_that_is_used_says_what_it_is_taken_for(cleared):
    text = (
        "Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
        "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note\n"
        "90280,Isolation,E08000003,Manchester,UA,Persons,18+ yrs,,,2023/24,44,40,48,,500,\n"
    )
    at = put(opened("upload"), text.encode(), "indicators.csv")
    assert not at.exception
    taken = at.dataframe[0].value.set_index("Your column")["We take it for"]
    assert taken["Value"] == "The figure"
    assert taken["Count"] == "How many (the numerator)"
    assert taken["Time period"] == "The period"
    assert taken["Sex"] == "Of whom the figure is"
    assert taken["Value note"] == "Leave this column out"
    assert taken.ne("").all()
