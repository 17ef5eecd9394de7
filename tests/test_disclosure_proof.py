"""A base counts as unsafe only where no two sets of figures lie far enough apart on it."""

import numpy as np
import pytest

from khi import disclosure
from khi.disclosure import all_sums, proof, protect
from khi.disclosure.proof import prove
from khi.disclosure.recent import Recent
from tests.attacks.stores import POLICY, random_store


def exactly_unsafe(component, witnesses, cells):
    """Those of some cells whose largest and smallest value are too near, by plain programmes."""
    programme, unsafe = component.programme(), []
    for cell in cells:
        cost = (component.cells == cell).astype(float)
        low, high = (cost @ programme.cheapest(each) for each in (cost, -cost))
        if high - low < witnesses.width(np.array([cell]))[0] - 1e-6:
            unsafe.append(cell)
    return unsafe


def proofs(monkeypatch, seed):
    """What every proof told that was sought for a store, what is exact, and what it left."""
    asked = []

    def noted(component, witnesses, among):
        unproved = np.intersect1d(witnesses.unproved(among), component.cells)
        exact = exactly_unsafe(component, witnesses, unproved)
        told = prove(component, witnesses, among)
        asked.append((set(told), set(exact), set(witnesses.unproved(unproved))))
        return told

    monkeypatch.setattr(all_sums, "prove", noted)
    monkeypatch.setattr(disclosure, "_RECENT", Recent())
    store = random_store(seed, areas=9, quarters=3, breakdowns=2, mean=20)
    protect(store.cells, parents=store.parents, policy=POLICY)
    return asked


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_only_what_is_surely_unsafe_is_mended(monkeypatch, seed):
    asked = proofs(monkeypatch, seed)
    assert any(exact for _, exact, _ in asked)
    for told, exact, unproved in asked:
        assert told <= exact <= unproved
        assert told or not exact


@pytest.mark.slow
def test_what_sums_narrow_one_after_another_is_told_before_the_rest(monkeypatch):
    asked = proofs(monkeypatch, 1)
    assert any(told < unproved for told, _, unproved in asked)
    monkeypatch.setattr(proof, "_too_narrow", lambda component, _: component.cells < 0)
    slow = proofs(monkeypatch, 1)
    assert all(told == exact == unproved for told, exact, unproved in slow)


@pytest.mark.slow
@pytest.mark.timeout(60)
def test_a_store_that_can_be_protected_is_not_withheld_whole():
    store = random_store(7, areas=20, quarters=4, breakdowns=3, mean=20)
    reasons = protect(store.cells, parents=store.parents, policy=POLICY)
    assert (reasons["absence"] != "").mean() < 0.95
