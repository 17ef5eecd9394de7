"""Add data, left for another page: the file waits as it was, with all that was said of it."""

import pytest
from pages_support import EXAMPLES, html, labelled, opened, people, press, survey

pytestmark = pytest.mark.usefixtures("served")

TWO_WRONG = survey([*people(40), *people(2, answer="Allways")])
NO_PLACE = survey(["18 to 24,Always"] * 40, heading="Age,Do you decide how you spend your days?")


def put(at, content, name="survey.csv"):
    return at.file_uploader[0].upload(name, content, "text/csv").run()


def away_and_back(at):
    """Look something up on another page, and come back."""
    return at.switch_page("pages/methods.py").run().switch_page("pages/upload.py").run()


def test_a_file_and_its_corrections_wait_while_somebody_looks_at_another_page(cleared):
    at = press(put(opened("upload"), TWO_WRONG), "Use our guesses")
    assert "42 accepted + 0 rejected" in html(at)
    at = away_and_back(at)
    assert not at.exception
    assert "42 accepted + 0 rejected" in html(at)
    assert "You put two cells right." in html(at)
    assert "survey.csv is here, with all you said of it." in html(at)


def test_the_place_and_the_quarter_of_the_whole_file_still_stand_in_their_boxes(cleared):
    at = put(opened("upload"), NO_PLACE)
    at = labelled(at.selectbox, "Area of the whole file").select("Leeds").run()
    at = labelled(at.selectbox, "Quarter of the whole file").select("Q1 2026/27").run()
    at = away_and_back(at)
    assert labelled(at.selectbox, "Area of the whole file").value == "Leeds"
    assert labelled(at.selectbox, "Quarter of the whole file").value == "Q1 2026/27"
    at = labelled(at.selectbox, "Quarter of the whole file").select("Q2 2026/27").run()
    assert "Leeds, July to September 2026" in html(at)


def test_comments_that_were_to_be_kept_are_still_chosen(cleared):
    comments = b"".join(b"Leeds,2026-Q1,Always,I met my neighbour %d\n" % n for n in range(40))
    heading = b"Area,Quarter,Do you decide how you spend your days?,Anything else?\n"
    at = put(opened("upload"), heading + comments)
    keep = "Keep what people wrote as stories to be checked"
    chosen = labelled(at.selectbox, keep).options[1]
    at = away_and_back(labelled(at.selectbox, keep).select(chosen).run())
    assert labelled(at.selectbox, keep).value == chosen


def test_a_file_that_was_come_back_to_is_put_away_by_one_press(cleared):
    at = press(away_and_back(put(opened("upload"), TWO_WRONG)), "Put it away")
    assert "Add a survey or a measure" in html(at)
    assert "survey.csv is here" not in html(away_and_back(at))


def test_another_file_takes_the_place_of_the_one_that_waited(cleared):
    at = away_and_back(put(opened("upload"), TWO_WRONG))
    at = put(at, survey(people(33)), "other.csv")
    assert "33 rows read = 33 accepted" in html(at)
    assert "survey.csv is here" not in html(at)


def test_a_file_taken_out_of_its_box_is_gone_at_once(cleared):
    at = put(opened("upload"), TWO_WRONG)
    at.file_uploader[0].set_value(None).run()
    assert "Add a survey or a measure" in html(at)
    assert "survey.csv is here" not in html(away_and_back(at))


@pytest.mark.slow
def test_an_example_comes_back_as_it_was_left(own):
    mistakes = (EXAMPLES / "surveymonkey_six_mistakes.csv").read_bytes()
    at = away_and_back(put(opened("upload"), mistakes, "mistakes.csv"))
    assert "160 rows read = 155 accepted + 5 rejected + 0 skipped" in html(at)
