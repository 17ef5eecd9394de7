"""What is decided is attacked before it is published: more is withheld, or nothing is published."""

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import disclosure, publication
from khi.disclosure.audit import audit_frame
from khi.model import Absence, KhiError
from khi.publication.deciding import auditing

PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}
SAME_PEOPLE = {"kin": "warm", "cold": "warm"}
LONE = by_sex("Ash", "2025-Q1", {"yes": 30, "no": 9}, {"yes": 4})
"""Everyone less the women would be the four men."""


def leaky(cells, before, *, parents, policy, counts=(), without=()):
    """What would be decided if nothing but small bases were withheld."""
    few = cells["base"] < policy.threshold
    absence = few.map({True: Absence.TOO_FEW, False: Absence.NONE})
    reasons = pd.DataFrame({"absence": absence, "rule": few.map({True: "threshold", False: ""})})
    return reasons, before.remembered


@pytest.fixture
def careless(monkeypatch):
    """A program that withholds small bases and nothing else."""
    monkeypatch.setattr(disclosure, "protect_beside", leaky)


@pytest.mark.usefixtures("careless")
def test_more_is_withheld_where_the_auditor_finds_something(store):
    publication.commit(store, CATALOGUE, draft(LONE, answers("Birch", "2025-Q1", yes=40)))
    rows = publication.frame(store, areas=["Ash"], indicators=["kin"], answers=[""])
    assert (rows["absence"] == Absence.PROTECTS).sum() >= 2
    assert not publication.frame(store, areas=["Birch"])["value"].dropna().empty
    every = publication.frame(store)
    assert not audit_frame(every, PARENTS, CATALOGUE.policy, tables=SAME_PEOPLE)


@pytest.mark.usefixtures("careless")
def test_publishing_stops_where_withholding_more_does_not_help(store, monkeypatch):
    monkeypatch.setattr(auditing, "HOPS", ())
    with pytest.raises(KhiError, match="could be worked out") as refusal:
        publication.commit(store, CATALOGUE, draft(LONE))
    assert publication.frame(store).empty
    assert publication.uploads(store) == []
    assert not any(digit in str(refusal.value).replace("2025-Q1", "") for digit in "0123456789")


def test_what_was_told_of_the_same_people_is_not_taken_back(store):
    """A reader has the old export: only what is new is free to be withheld."""
    names = disclosure.KEY
    cells = pd.DataFrame([["t", area, "2025-Q1", "all", "all"] for area in "ABCD"], columns=names)
    before = disclosure.Before(cells.iloc[:3], former=cells.iloc[1:2], remembered=cells.iloc[:0])
    free = auditing.still_free(cells, before, remembered=cells.iloc[2:3])
    assert free.tolist() == [False, True, True, True]


def test_an_upload_made_as_it_should_be_is_attacked_and_left_as_it_is(store, monkeypatch):
    attacked = []

    def audited(cells, free, *others):
        attacked.append(len(cells))
        return auditing_as_it_is(cells, free, *others)

    auditing_as_it_is = auditing.audited
    monkeypatch.setattr(auditing, "audited", audited)
    monkeypatch.setattr(disclosure, "withheld_around", lambda *_, **__: pytest.fail("needed"))
    publication.commit(store, CATALOGUE, draft(LONE))
    assert attacked


def test_a_sum_that_is_never_shown_is_not_taken_for_known(store, monkeypatch):
    """Birch asked the sex of some only: how many of each there are in all its answers is hidden."""
    monkeypatch.setattr(auditing, "HOPS", ())
    birch = by_sex("Birch", "2024-Q2", {"yes": 21}, {"yes": 5})
    first = draft(birch, answers("North", "2024-Q1", yes=69))
    publication.commit(store, CATALOGUE, first)
    more = draft(answers("Birch", "2024-Q2", yes=52), id="more", when=1)
    publication.commit(store, CATALOGUE, more)
    rows = publication.frame(store, areas=["Birch"], indicators=["kin"], answers=[""])
    assert rows["absence"].ne("").any()


def forgetful(cells, before, **others):
    """What would be decided if nobody had saved anything."""
    stood = before.standing.iloc[:0]
    return as_it_is(cells, disclosure.Before(stood), **others)


as_it_is = disclosure.protect_beside


def arrivals():
    """Two places and their region; then four people of a third, and the region with them."""
    first = [answers(place, "2025-Q1", yes=40, no=20) for place in ("Ash", "Birch")]
    return draft(*first), draft(answers("Cedar", "2025-Q1", yes=4), id="late", when=1)


def test_the_attack_has_what_was_published_before(store, monkeypatch):
    """The region with Cedar, less the region without, would be the four people of Cedar."""
    first, late = arrivals()
    publication.commit(store, CATALOGUE, first)
    monkeypatch.setattr(disclosure, "protect_beside", forgetful)
    with pytest.raises(KhiError, match="could be worked out"):
        publication.commit(store, CATALOGUE, late)
    assert len(publication.uploads(store)) == 1


def test_without_what_was_published_before_the_attack_would_miss_it(store, monkeypatch):
    first, late = arrivals()
    publication.commit(store, CATALOGUE, first)
    before = publication.frame(store).assign(version="0")
    monkeypatch.setattr(disclosure, "protect_beside", forgetful)
    monkeypatch.setattr(auditing, "saved", lambda was, *_: was.iloc[:0])
    publication.commit(store, CATALOGUE, late)
    both = pd.concat([before, publication.frame(store).assign(version="1")], ignore_index=True)
    assert audit_frame(both, PARENTS, CATALOGUE.policy, tables=SAME_PEOPLE)


@pytest.mark.usefixtures("careless")
def test_a_look_at_a_draft_is_attacked_as_it_would_be_published(store):
    """So that it shows what will be shown, and no more."""
    rows = publication.preview(store, CATALOGUE, draft(LONE))
    mine = rows[(rows["indicator"] == "kin") & (rows["answer"] == "")]
    assert (mine["absence"] == Absence.PROTECTS).sum() >= 1
    assert not audit_frame(rows, PARENTS, CATALOGUE.policy, tables=SAME_PEOPLE)


def test_a_few_who_all_said_the_same_are_named():
    """Of the twenty-five in the two hidden groups, nobody said yes."""
    groups = {"f": (95, 60, ""), "m": (3, 0, "too few answers"), "x": (22, 0, "protects")}
    rows = [("t", "Ash", "2025-Q1", "sex", name, *each) for name, each in groups.items()]
    rows.append(("t", "Ash", "2025-Q1", "all", "all", 120, 60, ""))
    cells = pd.DataFrame(rows, columns=[*disclosure.KEY, "base", "yes", "absence"])
    cells = cells.assign(absence=cells["absence"].replace("protects", Absence.PROTECTS), rule="")
    named = {"parents": {}, "policy": CATALOGUE.policy, "counts": ["yes"]}
    assert disclosure.spoken_for(cells, **named)["group"].tolist() == ["m", "x"]
    of_two_minds = cells.assign(yes=cells["yes"].where(cells["group"] != "x", 11))
    assert disclosure.spoken_for(of_two_minds, **named).empty


@pytest.mark.usefixtures("careless")
def test_publishing_stops_while_what_was_withheld_more_speaks_for_anybody(store, monkeypatch):
    monkeypatch.setattr(disclosure, "spoken_for", lambda cells, **_: cells[disclosure.KEY].iloc[:1])
    with pytest.raises(KhiError, match="could be worked out"):
        publication.commit(store, CATALOGUE, draft(LONE))
