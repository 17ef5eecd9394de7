"""What people wrote in a file waits with it, is put forward with it, and goes when it goes."""

from datetime import date

import pytest
from old_stores import of_the_first_schema
from publication_cases import CATALOGUE, answers, draft

from khi import publication, voice
from khi.model import KhiError
from khi.model.voice import Kind, Role, Status
from khi.publication.acts import stories
from khi.store import Store
from khi.store.connections import connect, statement

pytestmark = pytest.mark.slow

WORDS = "zzqq evenings out with our friends"
ASH = answers("Ash", "2025-Q1", yes=60, no=40)


def written(*words):
    return voice.propose(CATALOGUE, [(each, "Ash", "2025-Q1") for each in words or [WORDS]]).rows


def publish(store, *words, id="one", **more):
    return publication.commit(store, CATALOGUE, draft(ASH, id=id, **more), written=written(*words))


def waiting(store):
    return [each.said.words for each in voice.waiting(store)]


def own(store, words="A story somebody told here"):
    """A story that came with no file."""
    told = {"area": "Ash", "quarter": "2025-Q1", "by": Role.LOCAL, "theme": "home"}
    return voice.say(store, CATALOGUE, voice.Telling(kind=Kind.STORY, words=words, **told))


def test_words_wait_to_be_checked_once_their_file_is_published(store):
    publish(store)
    (waits,) = voice.waiting(store)
    assert (waits.said.words, waits.status) == (WORDS, Status.WAITING)


def test_a_draft_puts_no_words_forward_until_it_is_published(store):
    publication.hold(store, CATALOGUE, draft(ASH), written=written())
    assert waiting(store) == []
    publication.publish_held(store, CATALOGUE, "one")
    assert waiting(store) == [WORDS]


def test_a_draft_puts_its_words_forward_on_its_day(store):
    day = date(2030, 1, 2)
    publication.hold(store, CATALOGUE, draft(ASH), publish_on=day, written=written())
    publication.publish_due(store, CATALOGUE, day)
    assert waiting(store) == [WORDS]


def test_a_draft_thrown_away_leaves_no_word_in_any_file(store):
    publication.hold(store, CATALOGUE, draft(ASH), written=written())
    publication.withdraw(store, CATALOGUE, "one", "The draft was thrown away.")
    assert waiting(store) == []
    assert WORDS.encode() not in store.path.read_bytes()


@pytest.mark.parametrize("checked", [False, True])
def test_words_go_with_the_file_that_is_taken_back(store, checked):
    publish(store)
    kept = own(store)
    (about,) = [each.id for each in voice.waiting(store) if each.said.words == WORDS]
    if checked:
        voice.moderate(store, CATALOGUE, about, by=Role.BOARD, seen=1, show=True)
    publication.withdraw(store, CATALOGUE, "one", "by mistake")
    assert WORDS.encode() not in store.path.read_bytes()
    assert voice.history(store, about)[-1].status is Status.WITHDRAWN
    assert [each.id for each in voice.waiting(store)] == [kept.id]


def test_words_go_with_the_file_that_is_erased_and_the_receipt_says_so(store):
    publish(store, WORDS, f"{WORDS} again")
    receipt = publication.erase(store, CATALOGUE, "one", "asked to")
    assert receipt.stories == 2
    assert "2 stories that were put forward from it" in " ".join(receipt.lines)
    assert waiting(store) == []
    assert WORDS.encode() not in store.path.read_bytes()


def test_words_of_an_earlier_version_go_with_the_last_and_stay_if_it_comes_back(store):
    publish(store)
    publish(store, "zzqq later words", id="two", replaces="one", when=1)
    publish(store, "zzqq last words", id="three", replaces="two", when=2)
    publication.withdraw(store, CATALOGUE, "three", "Undone at once.", bring_back=True)
    assert waiting(store) == [WORDS, "zzqq later words"]
    publication.withdraw(store, CATALOGUE, "two", "all of it")
    assert waiting(store) == []


@pytest.mark.parametrize("act", ["publish", "hold"])
def test_a_file_and_its_words_are_kept_in_one_write_or_neither(store, monkeypatch, act):
    def killed(*_given, **_named):
        raise RuntimeError("killed in between")

    step, acting = {
        "publish": ("acts.stories.put_forward", publication.commit),
        "hold": ("acts.kept.put_by", publication.hold),
    }[act]
    monkeypatch.setattr(f"khi.publication.{step}", killed)
    with pytest.raises(RuntimeError):
        acting(store, CATALOGUE, draft(ASH), written=written())
    assert publication.uploads(store) == []
    assert publication.frame(store).empty


def test_a_draft_thrown_away_meanwhile_is_not_published(store):
    publication.hold(store, CATALOGUE, draft(ASH))
    publication.withdraw(store, CATALOGUE, "one", "The draft was thrown away.")
    with pytest.raises(KhiError, match="no draft"):
        publication.publish_held(store, CATALOGUE, "one")


def test_of_stories_from_before_it_cannot_be_told_and_the_receipt_says_so(tmp_path):
    path = of_the_first_schema(tmp_path)
    with connect(path, memory_limit="300MB", spill=tmp_path / "spill") as old:
        for number in range(2, 11):
            old.execute(statement(f"schema_{number:03}"))
        old.execute(statement("set_meta"), {"name": "schema", "value": "10"})
        said = "'s', 'story', 'Ash', timestamp '2026-01-01 10:30', '{}', false"
        old.execute(f"insert into said values ({said})")
    store = Store.open(path, memory_limit="300MB", threads=2)
    publish(store)
    with store.write() as transaction:
        transaction._cursor.execute("update upload set uploaded_at = timestamp '2026-01-01 10:00'")
    receipt = publication.erase(store, CATALOGUE, "one", "")
    assert (receipt.stories, receipt.unlinked) == (1, 1)
    assert "1 story was kept on its first day" in " ".join(receipt.lines)
    assert len(store.read("said", kinds=["story"], areas=None)) == 1
    store.close()


def test_nothing_said_is_nothing_put_forward(store):
    publish(store, "Ring 0161 496 0000")
    assert list(written("Ring 0161 496 0000").columns) == list(stories.STORIES)
    assert waiting(store) == []
