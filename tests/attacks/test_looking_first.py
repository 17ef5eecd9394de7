"""Looking at a file before it counts is no way to find out what is withheld.

Whoever may add a file can make up any, look at it, and never publish it. If the look added it to
what others counted, taking their own part away again would give the rest, for every cell.
"""

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft, only

from khi import publication
from khi.publication.acts.previewing import added_to
from khi.store import Store

pytestmark = pytest.mark.slow

MADE_UP = by_sex("Ash", "2025-Q1", {"yes": 100, "no": 100}, {"yes": 100, "no": 100})
"""Large in every group, so that nothing of it is withheld."""


FIVE, FOUR = {"yes": 3, "no": 2}, {"yes": 2, "no": 2}


def a_store(folder, men, silent):
    """A place with few men and few who did not say, and another quarter of as few."""
    store = Store.open(folder / "khi.duckdb", memory_limit="300MB", threads=1)
    tallies = [
        by_sex("Ash", "2025-Q1", {"yes": 30, "no": 30}, men, silent),
        answers("Ash", "2025-Q2", **men),
        answers("Ash", "2024-Q1", yes=30, no=30),
    ]
    publication.commit(store, CATALOGUE, draft(*tallies))
    return store


@pytest.fixture(scope="module")
def two_stores(tmp_path_factory):
    """They differ in nothing but counts that are withheld."""
    tmp_path = tmp_path_factory.mktemp("stores")
    both = [a_store(tmp_path / "one", FIVE, FOUR), a_store(tmp_path / "two", FOUR, FIVE)]
    pd.testing.assert_frame_equal(*map(publication.frame, both))
    yield both
    for store in both:
        store.close()


@pytest.mark.parametrize("quarters", [["2025-Q1"], ["2025-Q2"], ["2025-Q1", "2025-Q2"]])
def test_a_made_up_file_looks_the_same_whatever_is_withheld(two_stores, quarters):
    made_up = draft(*(MADE_UP.assign(quarter=quarter) for quarter in quarters), id="made-up")
    first, second = (publication.preview(store, CATALOGUE, made_up) for store in two_stores)
    assert first["value"].notna().any()
    pd.testing.assert_frame_equal(first, second)
    both = [publication.differences(store, CATALOGUE, made_up) for store in two_stores]
    pd.testing.assert_frame_equal(*both)


def test_a_file_is_seen_by_itself_and_said_to_be_added_to_others(two_stores):
    store = two_stores[0]
    made_up = draft(MADE_UP, id="made-up")
    rows = publication.preview(store, CATALOGUE, made_up)
    seen = only(rows, indicator="kin")
    assert (seen["period"], seen["base"]) == ("2025-Q1", 400)
    assert pd.notna(seen["change"])
    assert added_to(store, made_up).values.tolist() == [["Ash", "2025-Q1"]]


def test_a_file_of_its_own_quarter_is_added_to_nobody(two_stores):
    new = draft(MADE_UP.assign(quarter="2025-Q3"), id="new")
    assert added_to(two_stores[0], new).empty
    changes = publication.differences(two_stores[0], CATALOGUE, new)
    assert set(changes["period"]) == {"2025-Q3"}
