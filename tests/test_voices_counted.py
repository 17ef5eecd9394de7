"""What is counted from what people say, chosen by boards, and meant in a review."""

from datetime import date
from types import SimpleNamespace

import pytest
from voice_cases import (
    BOARD,
    CARER,
    CATALOGUE,
    DUE,
    HERE,
    LEADER,
    OFFICER,
    PERSON,
    THERE,
    answer,
    on,
    only,
    published,
    say,
)

from khi import publication, voice
from khi.model import Absence, KhiError
from khi.model.voice import Direction, Role, Status, Strength
from khi.store import Store

# Our own measures


def test_what_was_answered_within_a_quarter_is_published_through_the_one_door(store):
    in_time, late, never = (say(store, f"Bus {n}.", day="2025-02-03") for n in ("a", "b", "c"))
    answer(store, in_time, Status.DONE, day="2025-05-03")
    answer(store, late, Status.DONE, day="2025-05-04")
    assert not voice.board(store, [THERE])
    row = published(store, "aba14")["2024-Q4"]
    assert (row["numerator"], row["denominator"], row["absence"]) == (1, 3, "")
    assert never.invented is row["invented"] is True
    assert published(store, "aba14", "X1200001")["2024-Q4"]["denominator"] == 3


def test_an_answer_by_people_to_themselves_is_no_answer(store):
    entry = say(store, day="2025-02-03")
    answer(store, entry, Status.OPEN, by=PERSON, words="We are still waiting.", day="2025-02-20")
    assert published(store, "aba14")["2024-Q4"]["numerator"] == 0


def test_days_from_said_to_done_are_averaged_over_what_was_done_in_the_quarter(store):
    for days, done in ((10, "2025-02-13"), (40, "2025-03-15")):
        answer(store, say(store, f"{days} days.", day="2025-02-03"), Status.DONE, day=done)
    row = published(store, "aba15")["2024-Q4"]
    assert (row["value"], row["denominator"]) == (25, 2)


def test_a_quarter_is_not_counted_until_all_said_in_it_has_had_its_time(store):
    say(store, day="2026-02-03")
    rows = voice.measures.counts(voice.board(store), HERE, date(2026, 6, 30))
    assert [row["absence"] for row in rows] == [Absence.NOT_DUE.value]
    rows = voice.measures.counts(voice.board(store), HERE, date(2026, 7, 1))
    assert [(row["numerator"], row["denominator"]) for row in rows] == [(0, 1)]


def test_time_alone_brings_a_quarter_due_and_settling_says_whether_it_did(store):
    say(store, day="2026-02-03")
    with store.write() as transaction:
        voice.measures.measure(transaction, CATALOGUE, [HERE], today=date(2026, 3, 1))
    assert published(store, "aba14")["2025-Q4"]["absence"] == Absence.NOT_DUE
    assert voice.settle(store, CATALOGUE, [HERE], today=date(2026, 9, 1))
    assert published(store, "aba14")["2025-Q4"]["numerator"] == 0
    assert not voice.settle(store, CATALOGUE, [HERE], today=date(2026, 9, 1))


def test_our_measures_are_still_there_when_every_figure_is_worked_out_again(store):
    answer(store, say(store, day="2025-02-03"), Status.DONE, day="2025-03-03")
    before = publication.frame(store)
    publication.refresh(store, CATALOGUE)
    assert publication.frame(store).equals(before)


def test_what_is_taken_back_is_no_longer_counted(store):
    entry = say(store, day="2025-02-03")
    voice.withdraw(store, CATALOGUE, entry.id, by=PERSON)
    assert published(store, "aba14") == {}


# Priorities, plans, claims


def test_a_board_chooses_at_most_three_and_says_who_chose(store):
    who = {PERSON: 4, OFFICER: 2, LEADER: 0}
    chosen = {"area": HERE, "year": "2026-FY", "chose": who, "how": "By stickers."}
    with pytest.raises(KhiError, match="one, two or three"):
        voice.choose(store, CATALOGUE, ["con01", "con02", "frd03", "kin01"], **chosen)
    with pytest.raises(KhiError, match="one, two or three"):
        voice.choose(store, CATALOGUE, [], **chosen)
    voice.choose(store, CATALOGUE, ["con01", "frd03"], **chosen, at=on("2026-04-14"))
    voice.choose(store, CATALOGUE, ["kin01"], **chosen, at=on("2026-05-14"))
    holds = voice.priorities(store, HERE, date(2026, 7, 1))
    assert (holds.outcomes, holds.chose) == (("kin01",), {PERSON: 4, OFFICER: 2})
    assert [each.outcomes for each in voice.choices(store, HERE)] == [
        ("kin01",), ("con01", "frd03"),
    ]  # fmt: skip
    assert voice.priorities(store, HERE, date(2026, 3, 31)) is None


def test_a_choice_by_officers_alone_is_refused(store):
    with pytest.raises(KhiError, match="not co-production"):
        voice.choose(
            store, CATALOGUE, ["con01"], area=HERE, year="2026-FY", chose={LEADER: 9}, how="Us."
        )


def test_an_action_has_an_owner_a_day_and_a_way_and_can_be_late(store):
    made = {"area": HERE, "indicator": "con01", "by": BOARD, "expected": Direction.UP}
    planned = voice.plan(store, CATALOGUE, "Six networks.", promise=(OFFICER, DUE), **made)
    (heard,) = voice.planned(store, HERE)
    assert (heard.owner, heard.due, heard.status) == (OFFICER, DUE, Status.AGREED)
    assert heard.days_late(date(2026, 7, 3)) == 3
    answer(store, planned, Status.DONE)
    assert voice.planned(store, HERE)[0].days_late(date(2026, 7, 3)) == 0


def test_a_claim_without_its_doubts_is_not_kept(store):
    parts = {"claim": "Networks may have helped.", "reasons_for": "It rose.", "otherwise": "Sun."}
    more = {"area": HERE, "indicator": "con01", "by": BOARD}
    for against, refused in (("  ", True), ("Other streets rose.", False)):
        argued = voice.Argument(**parts, reasons_against=against, strength=Strength.SOME)
        if refused:
            with pytest.raises(KhiError, match="against"):
                voice.claim(store, CATALOGUE, argued, **more)
        else:
            voice.claim(store, CATALOGUE, argued, **more)
    (kept,) = voice.claims(store, HERE)
    assert kept.strength is Strength.SOME


# The review


def held(store, **more):
    given = {"area": HERE, "quarter": "2026-Q1", "held": date(2026, 8, 18), "by": OFFICER}
    return voice.hold(store, CATALOGUE, **given, attendance=more or {PERSON: 3, OFFICER: 1})


def test_people_say_what_a_chart_means_before_officers_do(store):
    meeting = held(store)
    with pytest.raises(KhiError, match="People say what it means before"):
        voice.officers_mean(store, CATALOGUE, meeting, {"con01": "Good."}, by=OFFICER)
    meeting = voice.people_mean(store, CATALOGUE, meeting, {"con01": "Evenings."}, by=PERSON)
    meeting = voice.officers_mean(store, CATALOGUE, meeting, {"con01": "We see."}, by=OFFICER)
    (saved,) = voice.reviews(store, HERE)
    assert saved == meeting
    assert (saved.meanings[0].people, saved.meanings[0].officers) == ("Evenings.", "We see.")
    assert saved.attendance == {PERSON: 3, OFFICER: 1}


@pytest.mark.parametrize(
    ("who", "add"), [(OFFICER, voice.people_mean), (CARER, voice.officers_mean)]
)
def test_nobody_fills_in_the_other_side(store, who, add):
    with pytest.raises(KhiError, match="boxes are for"):
        add(store, CATALOGUE, held(store), {"con01": "Good."}, by=who)


def test_a_review_is_held_once_with_people_in_the_room(store):
    with pytest.raises(KhiError, match="was there"):
        held(store, **{LEADER: 5})
    held(store)
    with pytest.raises(KhiError, match="already"):
        held(store)


def test_a_review_that_somebody_else_has_added_to_is_not_overwritten(store):
    meeting = held(store)
    voice.people_mean(store, CATALOGUE, meeting, {"con01": "Evenings."}, by=PERSON)
    with pytest.raises(KhiError, match="Somebody else"):
        voice.carry(store, CATALOGUE, meeting, "Ask again.", by=OFFICER)


def test_every_version_of_a_review_is_kept(store):
    meeting = voice.people_mean(store, CATALOGUE, held(store), {"con01": "One."}, by=PERSON)
    voice.carry(store, CATALOGUE, meeting, "Ask about evenings.", by=PERSON)
    assert len(store.read("said", kinds=["meeting"], areas=[HERE])) == 3
    assert voice.reviews(store, HERE)[0].next_time == "Ask about evenings."


# The demonstration


def test_the_demonstration_s_words_pass_the_checks_everybody_s_do(store):
    from khi.demonstration import FOLDER, voices
    from khi.voice.saying import checked_words

    def words(line):
        for value in line.values():
            if isinstance(value, str) and " " in value:
                yield value
            for each in value if isinstance(value, list) else []:
                yield from words(each) if isinstance(each, dict) else ()

    lines = [line for each in voices.read(FOLDER).values() for line in each]
    said = [each for line in lines for each in words(line)]
    assert len(said) > 60
    for each in said:
        assert checked_words(CATALOGUE, each, looked=False) == each


def test_the_demonstration_shows_an_overdue_answer_and_an_honest_no(demonstration, tmp_path):
    from pages_support import copied

    opened = Store.open(copied(demonstration, tmp_path) / "khi.duckdb")
    every = voice.board(opened)
    statuses = {each.status for each in every}
    assert statuses == {Status.OPEN, Status.AGREED, Status.DOING, Status.DONE, Status.DECLINED}
    assert len(voice.overdue(every, date(2026, 11, 22))) >= 4
    assert all(each.said.invented for each in every)
    assert {len(voice.stories(opened, [area])) for area in (HERE, THERE, "X0000021")} == {1}
    with opened.write() as transaction:
        voice.clear_invented(transaction)
    left = {name: len(opened.read("said_changes", areas=None)) for name in ("changes",)}
    assert left == {"changes": 0}
    assert voice.board(opened) == []
    opened.close()


def test_the_role_of_whoever_speaks_is_all_that_is_kept_of_them(store):
    say(store)
    fields = set(only(store).said.model_dump()) | set(only(store).last.model_dump())
    assert not fields & {"name", "person", "email", "session", "address"}
    assert SimpleNamespace(by=only(store).last.by).by in Role
