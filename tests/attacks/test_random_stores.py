"""Nothing withheld can be worked out, whatever the store; and every rule earns its place.

The thousand-store run is ``python -m tests.benchmarks.disclosure_attack``.
"""

import pytest

from khi.disclosure import protect
from khi.disclosure.audit import audit_frame
from khi.disclosure.rules import (
    ANY_SIZE,
    AREAS,
    GROUPS,
    RELATIONS,
    THRESHOLD,
    VERSIONS,
    WHOLE,
    YEARS,
)
from khi.model import Absence
from tests.attacks.stores import POLICY, published, published_again, random_store, several_versions

pytestmark = pytest.mark.slow

SMALL = 12


def findings(store, without=()):
    return audit_frame(published(store, without=without), store.parents, POLICY)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("ten", range(4))
def test_nothing_withheld_can_be_worked_out(ten):
    for seed in range(10 * ten, 10 * ten + 10):
        assert not findings(random_store(seed, most=SMALL)), f"store {seed}"


@pytest.mark.timeout(120)
@pytest.mark.parametrize("rule", [THRESHOLD, GROUPS, AREAS, YEARS, WHOLE, ANY_SIZE])
def test_each_rule_protects_something(rule):
    assert any(findings(random_store(seed, most=SMALL), (rule,)) for seed in range(10))


@pytest.mark.timeout(120)
def test_without_complementary_withholding_hundreds_are_given_away():
    found = [findings(random_store(seed, most=SMALL), (*RELATIONS, WHOLE)) for seed in range(8)]
    assert sum(len(each) for each in found) > 200


@pytest.mark.timeout(300)
def test_late_replaced_and_withdrawn_uploads_give_nothing_away():
    for seed in (0, 2, 3, 6, 9, 10, 485):
        stores = several_versions(seed)
        found = audit_frame(published_again(stores), stores[0].parents, POLICY)
        assert not found, f"store {seed}"


@pytest.mark.timeout(300)
def test_a_large_region_that_grew_gives_nothing_away():
    """Before every figure was proved or disproved, one of a year could be worked out here."""
    stores = several_versions(1, size=(40, 4, 2))
    assert not audit_frame(published_again(stores), stores[0].parents, POLICY)


@pytest.mark.timeout(300)
def test_without_the_rule_on_versions_something_is_given_away():
    def given_away(seed):
        stores = several_versions(seed)
        rows = published_again(stores, without=(VERSIONS,))
        return audit_frame(rows, stores[0].parents, POLICY)

    assert any(given_away(seed) for seed in range(3))


def test_a_withheld_row_carries_no_number():
    rows = published(random_store(4, most=SMALL))
    hidden = rows[rows["absence"] != Absence.NONE]
    assert hidden[["value", "lower", "upper", "base"]].isna().all(axis=None)


def test_the_same_store_is_always_withheld_alike():
    store = random_store(5, most=SMALL)
    assert published(store).equals(published(store))


def test_the_order_of_the_cells_decides_nothing():
    store = random_store(5, most=SMALL)
    turned = store.cells.sample(frac=1, random_state=1)
    shuffled = published(type(store)(turned.reset_index(drop=True), store.parents))
    names = ["indicator", "answer", "area", "period", "breakdown", "group"]
    assert (
        published(store)
        .sort_values(names, ignore_index=True)
        .equals(shuffled.sort_values(names, ignore_index=True))
    )


@pytest.mark.timeout(120)
def test_what_is_decided_of_one_year_depends_on_no_other():
    store = random_store(3, areas=7, quarters=8, breakdowns=2, mean=30)
    whole = protect(store.cells, parents=store.parents, policy=POLICY)
    for year in ("2024", "2025"):
        own = store.cells[store.cells["period"].str.startswith(year)]
        alone = protect(own, parents=store.parents, policy=POLICY)
        assert whole.loc[own.index].equals(alone)
