"""Promises about what people say, for whatever is said and done in whatever order."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from voice_cases import (
    BOARD,
    CATALOGUE,
    DUE,
    HERE,
    OFFICER,
    PERSON,
    THERE,
    answer,
    check,
    say,
    tell,
)

from khi import publication, voice
from khi.model import KhiError
from khi.model.voice import LONGEST, QUOTED, Consent, Kind, Status
from khi.store import Store
from khi.voice import kept

SQL = Path(__file__).parents[1] / "khi" / "store" / "sql"
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
PLACES = some.sampled_from([HERE, THERE])


def everything_kept(store):
    """Every cell of every table, as text."""
    tables = [
        store.read("said", kinds=[each.value for each in Kind], areas=None),
        store.read("said_changes", areas=None),
        store.read("said_replies", areas=None),
        publication.frame(store),
        publication.notes(store),
    ]
    return "\n".join(each.to_csv(index=False) for each in tables)


def everything_shown(store, folder):
    """Everything that leaves the store: lists, searches, tables and files."""
    shown = [
        *voice.board(store),
        *voice.stories(store, reader=Consent.BOARD),
        *voice.search(store, "marker", reader=Consent.BOARD),
    ]
    tables = [voice.table(store, stories_too=both).to_csv() for both in (True, False)]
    files = [voice.export(store, folder), *publication.export(store, folder)]
    return "\n".join([str(each) for each in shown] + tables + [f.read_text() for f in files])


class Saying(RuleBasedStateMachine):
    """People speak, officers answer, stories are checked and taken back, in any order."""

    def __init__(self):
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "khi.duckdb"
        self.store = Store.open(path, memory_limit="200MB", threads=1)
        self.said, self.allowed, self.checked, self.gone = [], {}, set(), set()
        self.before = {}

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    def _snapshot(self):
        """Each thing that was said as it stands: its words, its answers, its history."""
        said = [*voice.board(self.store), *voice.waiting(self.store)]
        said += voice.stories(self.store, reader=Consent.BOARD)
        histories = {each.id: tuple(kept.history(self.store, each.id)) for each in self.said}
        return {each.id: (each.said, each.replies) for each in said}, histories

    def _only(self, about, act):
        """Do something to one thing, and see that nothing else changed and no history was lost."""
        words, histories = self._snapshot()
        try:
            act()
        except KhiError:
            assert self._snapshot() == (words, histories)
            return False
        after, longer = self._snapshot()
        for other in set(words) - {about}:
            assert after[other] == words[other]
            assert longer[other] == histories[other]
        assert longer[about][: len(histories[about])] == histories[about]
        return True

    @rule(area=PLACES, kind=some.sampled_from(list(Kind)[:4]))
    def speak(self, area, kind):
        marker = f"marker {len(self.said)}"
        self.said.append(say(self.store, f"The bus, {marker} says.", area=area, kind=kind))

    @rule(consent=some.sampled_from(list(Consent)))
    def tell_a_story(self, consent):
        story = tell(self.store, f"Knitting, marker {len(self.said)} says.", consent=consent)
        self.said.append(story)
        self.allowed[story.id] = consent

    @rule(data=some.data(), show=some.booleans())
    def check_a_story(self, data, show):
        story = self._one(data)
        if story and self._only(story.id, lambda: check(self.store, story, show=show)):
            (self.checked if show else self.gone).add(story.id)

    @rule(data=some.data(), status=some.sampled_from(list(Status)[:5]))
    def answer_something(self, data, status):
        if entry := self._one(data):
            seen = len(kept.history(self.store, entry.id))
            more = {"owner": OFFICER, "due": DUE, "seen": seen}
            self._only(entry.id, lambda: answer(self.store, entry, status, **more))

    @rule(data=some.data(), by=some.sampled_from([PERSON, BOARD, OFFICER]))
    def take_back(self, data, by):
        if said := self._one(data):
            act = lambda: voice.withdraw(self.store, CATALOGUE, said.id, by=by)  # noqa: E731
            if self._only(said.id, act):
                self.gone.add(said.id)

    def _one(self, data):
        return data.draw(some.sampled_from(self.said)) if self.said else None

    @invariant()
    def no_story_is_shown_without_consent_and_a_check(self):
        public = {each.id for each in voice.stories(self.store)}
        agreed = {id for id, consent in self.allowed.items() if consent is Consent.PUBLIC}
        assert public <= agreed & self.checked - self.gone
        board = {each.id for each in voice.stories(self.store, reader=Consent.BOARD)}
        private = {id for id, consent in self.allowed.items() if consent is Consent.PRIVATE}
        assert not board & private

    @invariant()
    def what_was_taken_back_is_nowhere(self):
        if self.gone:
            folder = Path(self.folder.name) / "out"
            held = everything_kept(self.store) + everything_shown(self.store, folder)
            for place, said in enumerate(self.said):
                if said.id in self.gone:
                    assert f"marker {place} says" not in held

    @invariant()
    def every_change_says_who_and_when(self):
        for each in self.said:
            history = kept.history(self.store, each.id)
            assert [line.number for line in history] == list(range(1, len(history) + 1))
            assert all(line.by and line.at for line in history)


Saying.TestCase.settings = settings(
    max_examples=8, stateful_step_count=8, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
TestSaying = pytest.mark.slow(Saying.TestCase)


def test_no_statement_changes_or_takes_away_a_line_of_history():
    writing = re.compile(r"\b(update|delete|insert|drop|alter|truncate)\b", re.I)
    for file in SQL.glob("*.sql"):
        body = "\n".join(
            line for line in file.read_text("utf-8").splitlines() if not line.startswith("--")
        )
        touches = "said_change" in body.replace("about from said_change where invented", "")
        if touches and writing.search(body):
            assert file.name == "clear_invented_said_change.sql"


@settings(max_examples=200)
@given(some.text(max_size=80))
def test_what_is_kept_has_nothing_hidden_in_it_and_tidying_twice_changes_nothing(typed):
    try:
        words = voice.tidied(typed)
    except KhiError:
        return
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", words
    )
    assert voice.tidied(words) == words
    words.encode("utf-8")


@given(some.text(some.characters(categories=["L", "N", "Zs", "P"]), min_size=1, max_size=900))
def test_a_quotation_is_never_longer_than_a_card_allows_and_says_where_it_was_cut(words):
    quote = voice.quoted(words)
    assert len(quote) <= QUOTED
    assert quote.endswith("…") or quote == " ".join(words.split())


@pytest.mark.parametrize(("length", "fits"), [(LONGEST, True), (LONGEST + 1, False)])
def test_words_are_only_so_long(length, fits):
    typed = "a" * length
    if fits:
        assert voice.tidied(typed) == typed
    else:
        with pytest.raises(KhiError, match="too long"):
            voice.tidied(typed)
