"""Add data in two tabs at once: the second press changes nothing, and says why in words."""

import pytest
from pages_support import html, labelled, opened, people, press, survey

from khi import publication
from khi.model import UploadStatus

pytestmark = pytest.mark.usefixtures("served")

FILE = survey(people(40))


def put(at, content=FILE, name="survey.csv"):
    return at.file_uploader[0].upload(name, content, "text/csv").run()


def statuses():
    from khi.ui.given import sources

    return [each.status for each in publication.uploads(sources.store())]


@pytest.fixture
def two_drafts(cleared):
    """Two tabs that both show one draft that waits."""
    one = press(put(opened("upload")), "Keep it as a draft")
    return one, opened("upload")


@pytest.mark.parametrize("second", ["Publish it now", "Throw it away"])
@pytest.mark.parametrize("first", ["Publish it now", "Throw it away"])
def test_a_draft_acted_on_in_one_tab_is_told_of_in_the_other(two_drafts, first, second):
    one, other = two_drafts
    press(one, first)
    after = statuses()
    other = press(other, second)
    assert not other.exception
    assert "What has been added" in html(other)
    if second == "Publish it now" or first == "Publish it now":
        assert 'role="alert"' in html(other)
        assert "already" in html(other)
        assert statuses() == after


def test_a_day_given_to_a_draft_that_is_gone_is_refused_in_words(two_drafts):
    one, other = two_drafts
    press(one, "Throw it away")
    day = labelled(other.date_input, "Publish on")
    other = day.set_value(day.min).run()
    assert not other.exception
    assert 'role="alert"' in html(other)


def test_what_was_refused_is_said_once(two_drafts):
    one, other = two_drafts
    press(one, "Publish it now")
    other = press(other, "Publish it now").run()
    assert 'role="alert"' not in html(other)


def test_one_file_published_in_both_tabs_counts_once(cleared):
    one, other = put(opened("upload")), put(opened("upload"))
    press(one, "Publish 40 rows")
    other = press(other, "Publish 40 rows")
    assert not other.exception
    assert "This very file was added on" in html(other)
    assert statuses() == [UploadStatus.PUBLISHED]


def test_undone_in_both_tabs_is_undone_once(cleared):
    one = press(put(opened("upload")), "Publish 40 rows")
    press(opened("upload"), "Take it back")
    one = press(one, "Undo")
    assert not one.exception
    assert statuses() == [UploadStatus.WITHDRAWN]
