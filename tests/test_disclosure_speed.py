"""What makes disclosure control quick changes nothing that it decides."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from khi import disclosure
from khi.disclosure import programme, protect
from khi.disclosure.programme import Programme
from khi.disclosure.recent import Recent, fingerprint
from tests.attacks.stores import POLICY, random_store


@pytest.mark.skipif(not programme.DIRECT, reason="this scipy keeps its solver to itself")
def test_the_kept_solver_decides_as_the_plain_one_does(monkeypatch):
    for seed in range(6):
        store = random_store(seed, most=8)
        kept = protect(store.cells, parents=store.parents, policy=POLICY)
        with monkeypatch.context() as plain:
            plain.setattr(programme, "DIRECT", False)
            plain.setattr(disclosure, "_RECENT", Recent())
            assert protect(store.cells, parents=store.parents, policy=POLICY).equals(kept)


@pytest.mark.parametrize("direct", [programme.DIRECT, False])
def test_one_programme_answers_several_questions(monkeypatch, direct):
    monkeypatch.setattr(programme, "DIRECT", direct)
    sums = sparse.csr_array(np.array([[1.0, 1.0, 1.0]]))
    three = Programme(sums, np.array([12.0]), np.zeros(3), np.array([9.0, 9.0, 2.0]))
    assert three.cheapest(np.array([-1.0, 0.0, 1.0])).tolist() == [9, 3, 0]
    assert three.cheapest(np.array([1.0, 0.0, 2.0])).tolist() == [3, 9, 0]


@pytest.mark.parametrize("direct", [programme.DIRECT, False])
def test_what_cannot_fit_has_no_answer(monkeypatch, direct):
    monkeypatch.setattr(programme, "DIRECT", direct)
    one = Programme(sparse.csr_array(np.ones((1, 1))), np.array([5.0]), np.zeros(1), np.ones(1))
    assert one.cheapest(np.ones(1)) is None


def test_the_same_figures_are_decided_once(monkeypatch):
    store = random_store(3, most=8)
    monkeypatch.setattr(disclosure, "_RECENT", Recent())
    first = protect(store.cells, parents=store.parents, policy=POLICY)
    monkeypatch.setattr(disclosure, "_protected", lambda *_: pytest.fail("decided again"))
    again = store.cells.assign(table="another")[::-1]
    assert protect(again, parents=store.parents, policy=POLICY).sort_index().equals(first)


def test_other_figures_parents_or_rules_are_decided_afresh():
    store = random_store(3, most=8)
    one_more = store.cells.assign(base=store.cells["base"] + 1)
    stricter = POLICY.model_copy(update={"threshold": POLICY.threshold + 1})
    known_by = {
        fingerprint(cells, parents, policy, counts, without)
        for cells, parents, policy, counts, without in (
            (store.cells, store.parents, POLICY, (), ()),
            (one_more, store.parents, POLICY, (), ()),
            (store.cells, {}, POLICY, (), ()),
            (store.cells, store.parents, stricter, (), ()),
            (store.cells, store.parents, POLICY, ("always",), ()),
            (store.cells, store.parents, POLICY, (), ("whole",)),
        )
    }
    assert len(known_by) == 6


def test_what_was_decided_longest_ago_is_forgotten_first():
    recent, decided = Recent(most=2), []

    def decide(name):
        return recent.decided(name, lambda: decided.append(name) or pd.DataFrame())

    for name in (b"a", b"b", b"a", b"c", b"a", b"b"):
        decide(name)
    assert decided == [b"a", b"b", b"c", b"b"]
