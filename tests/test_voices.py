"""What people say is kept, answered, counted and, if they wish, forgotten."""

from datetime import date

import pytest
from voice_cases import (
    CATALOGUE,
    DUE,
    HERE,
    OFFICER,
    PERSON,
    answer,
    check,
    only,
    say,
    tell,
)

from khi import voice
from khi.model import KhiError
from khi.model.voice import Consent, Kind, Status
from khi.publication.acts import stories

# Saying


@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.STORY])
def test_what_is_said_is_there_at_once_with_its_place_and_quarter(store, kind):
    say(store, kind=kind, indicator="con01")
    heard = only(store)
    assert (heard.said.kind, heard.said.indicator, heard.status) == (kind, "con01", Status.OPEN)
    assert heard.last.by is PERSON


def test_a_story_waits_until_somebody_has_checked_it(store):
    story = tell(store)
    assert not voice.stories(store, [HERE])
    assert [each.id for each in voice.waiting(store, [HERE])] == [story.id]
    check(store, story)
    assert [each.id for each in voice.stories(store, [HERE])] == [story.id]


@pytest.mark.parametrize(
    ("consent", "public", "board"),
    [(Consent.PUBLIC, 1, 1), (Consent.BOARD, 0, 1), (Consent.PRIVATE, 0, 0)],
)
def test_a_story_goes_no_further_than_its_teller_allowed(store, consent, public, board):
    check(store, tell(store, consent=consent))
    assert len(voice.stories(store)) == public
    assert len(voice.stories(store, reader=Consent.BOARD)) == board


def test_a_story_that_is_sent_back_leaves_no_words(store):
    story = tell(store)
    check(store, story, show=False)
    assert not voice.waiting(store)
    assert [each.status for each in voice.history(store, story.id)] == [
        Status.WAITING, Status.SENT_BACK, Status.WITHDRAWN,
    ]  # fmt: skip


def test_a_story_needs_a_theme_we_know(store):
    with pytest.raises(KhiError, match="theme"):
        tell(store, theme="<b>my own</b>")


def test_something_said_of_no_figure_or_place_we_know_is_refused(store):
    with pytest.raises(KhiError, match="figure"):
        say(store, indicator="no_such")
    with pytest.raises(KhiError, match="area code"):
        say(store, area="Atlantis")


def test_a_survey_s_own_words_wait_as_private_stories_and_named_people_are_left_out(store):
    told = ["I like the club.", "I like the club.", "Ask Margaret.", "Ring 0161 496 0000", "  "]
    proposed = voice.propose(CATALOGUE, [(words, HERE, "2026-Q1") for words in told])
    assert (len(proposed.waiting), proposed.refused) == (1, 3)
    with store.write() as transaction:
        stories.put_forward(transaction, "one", proposed.rows)
    (waits,) = voice.waiting(store)
    assert (waits.said.consent, waits.said.words) == (Consent.PRIVATE, "I like the club.")
    check(store, waits)
    assert not voice.stories(store, reader=Consent.BOARD)


# Answering


def test_an_answer_in_plain_words_is_needed_to_close(store):
    entry = say(store)
    with pytest.raises(KhiError, match="plain words"):
        answer(store, entry, Status.DONE, words=" ")
    with pytest.raises(KhiError, match="honest reason"):
        answer(store, entry, Status.DECLINED, words="No money.")
    with pytest.raises(KhiError, match="differently"):
        answer(store, entry, Status.DONE, learned="")
    assert only(store).status is Status.OPEN
    answer(store, entry, Status.DONE)
    assert only(store).status is Status.DONE


def test_a_promise_has_an_owner_and_a_day(store):
    entry = say(store)
    with pytest.raises(KhiError, match="owner and a day"):
        answer(store, entry, Status.AGREED, owner=OFFICER)
    answer(store, entry, Status.AGREED, owner=OFFICER, due=DUE)
    answer(store, entry, Status.DOING, seen=2, words="")
    heard = only(store)
    assert (heard.owner, heard.due) == (OFFICER, DUE)


def test_only_people_can_open_again_what_was_closed(store):
    entry = say(store)
    answer(store, entry, Status.DONE)
    with pytest.raises(KhiError, match="Only people"):
        answer(store, entry, Status.OPEN, seen=2)
    answer(store, entry, Status.OPEN, seen=2, by=PERSON, words="The bus has stopped again.")
    assert only(store).status is Status.OPEN


def test_nothing_goes_back_to_agreed_from_doing(store):
    entry = say(store)
    answer(store, entry, Status.DOING, owner=OFFICER, due=DUE)
    with pytest.raises(KhiError, match="cannot go there"):
        answer(store, entry, Status.AGREED, seen=2)


def test_two_who_answer_at_once_never_undo_each_other(store):
    entry = say(store)
    answer(store, entry, Status.DONE)
    with pytest.raises(KhiError, match="Somebody else"):
        answer(store, entry, Status.DECLINED, words="There is no money for this, said the leader.")
    assert only(store).status is Status.DONE


def test_a_story_cannot_be_answered_away(store):
    story = tell(store)
    check(store, story)
    with pytest.raises(KhiError, match="cannot go there"):
        answer(store, story, Status.DECLINED, seen=2)


def test_a_late_answer_and_a_late_promise_are_both_overdue(store):
    quiet = say(store, day="2026-02-03")
    promised = say(store, "Longer visits.", day="2026-02-03")
    answer(store, promised, Status.AGREED, owner=OFFICER, due=DUE)
    say(store, "Praise.", kind=Kind.PRACTICE, day="2020-02-03")

    def late(day):
        return [each.id for each in voice.overdue(voice.board(store, [HERE]), day)]

    assert late(date(2026, 5, 3)) == []
    assert late(date(2026, 5, 4)) == [quiet.id]
    assert set(late(date(2026, 7, 1))) == {quiet.id, promised.id}
    answer(store, quiet, Status.DECLINED, words="The bus company said no, and we cannot make it.")
    assert late(date(2026, 7, 1)) == [promised.id]


# Taking back


def test_what_people_asked_for_cannot_be_taken_back_by_those_who_must_answer(store):
    entry = say(store)
    with pytest.raises(KhiError, match="only people"):
        voice.withdraw(store, CATALOGUE, entry.id, by=OFFICER)
    voice.withdraw(store, CATALOGUE, entry.id, by=PERSON)
    assert voice.board(store) == []
    voice.withdraw(store, CATALOGUE, entry.id, by=PERSON)
    assert voice.taken_back(store, [HERE]) == 1


def test_a_story_can_be_taken_down_by_anybody_at_once(store):
    story = tell(store)
    check(store, story)
    voice.withdraw(store, CATALOGUE, story.id, by=OFFICER)
    assert voice.stories(store) == []
    assert voice.history(store, story.id)[-1].status is Status.WITHDRAWN


def test_what_was_answered_goes_with_what_it_answered(store):
    entry = say(store)
    answer(store, entry, Status.DONE)
    voice.withdraw(store, CATALOGUE, entry.id, by=PERSON)
    with store._connection.cursor() as cursor:
        assert cursor.execute("select count(*) from said_reply").fetchall() == [(0,)]


def test_what_was_taken_back_is_in_no_file(store):
    story, entry = tell(store, "Zebrafinch and marmalade."), say(store, "Zebrafinch and chips.")
    answer(store, entry, Status.DONE, words="Zebrafinch it is.")
    check(store, story, show=False)
    voice.withdraw(store, CATALOGUE, entry.id, by=PERSON)
    files = [each for each in store.path.parent.rglob("*") if each.is_file()]
    assert not [each for each in files if b"Zebrafinch" in each.read_bytes()]


def test_a_story_sent_back_is_forgotten_in_the_same_write_or_not_at_all(store, monkeypatch):
    story = tell(store)

    def killed(*_given, **_named):
        raise RuntimeError("killed in between")

    with monkeypatch.context() as broken:
        broken.setattr("khi.voice.answering._withdraw", killed)
        with pytest.raises(RuntimeError):
            check(store, story, show=False)
    (waits,) = voice.waiting(store)
    assert waits.status is Status.WAITING
    check(store, story, show=False)
    assert not voice.waiting(store)


def test_a_backup_made_after_holds_nothing_of_what_was_taken_back(store, tmp_path):
    story = tell(store, "Zebrafinch and marmalade on a Wednesday.")
    voice.withdraw(store, CATALOGUE, story.id, by=PERSON)
    store.backup(tmp_path / "kept.duckdb")
    assert b"Zebrafinch" not in (tmp_path / "kept.duckdb").read_bytes()
