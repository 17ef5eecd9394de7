"""The ranges that the auditor works out are those of plain linear programmes, cell by cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy import sparse
from scipy.optimize import linprog

from khi.disclosure.audit import audit_frame
from khi.disclosure.audit import findings as auditor
from khi.disclosure.audit.blocks import Block, DoesNotAddUpError
from khi.disclosure.audit.bounds import Goals, ranges
from khi.disclosure.rules import ANY_SIZE, AREAS, GROUPS, RELATIONS, WHOLE
from tests.attacks.stores import POLICY, published, random_store

WITHOUT = [(), (GROUPS,), (AREAS, WHOLE), (*RELATIONS, WHOLE), (ANY_SIZE,)]


def block(ties, low, high):
    """Numbered cells, and what they add up to nought in."""
    ties = sparse.csr_array(np.array(ties, float))
    every = np.arange(ties.shape[1])
    return Block(every, ties, np.array(low, float), np.array(high, float), every[: ties.shape[0]])


def everything(block, width=9.0):
    """The narrow ranges of all cells of a block."""
    wide = np.minimum(width, block.high - block.low)
    return ranges(block, np.ones(len(wide), bool), wide)


def plainly(block, wanted, width):
    """The same by asking for the least and most of each cell, and nothing else."""
    found = {}
    for place in np.flatnonzero(wanted[block.rows] & (width[block.rows] > 0)):
        cost = np.eye(len(block.rows))[place]
        ends = [
            linprog(
                each,
                A_eq=block.ties,
                b_eq=np.zeros(block.ties.shape[0]),
                bounds=np.column_stack([block.low, block.high]),
            )
            for each in (cost, -cost)
        ]
        low, high = ends[0].fun, -ends[1].fun
        if np.floor(high + 1e-6) - np.ceil(low - 1e-6) < width[block.rows[place]]:
            found[int(block.rows[place])] = (low, high)
    return found


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(seed=some.integers(0, 10_000), without=some.sampled_from(WITHOUT))
def test_what_is_found_is_what_plain_programmes_find(seed, without):
    store, pairs = random_store(seed, most=4), []

    def both(block, wanted, width):
        pairs.append((ranges(block, wanted, width), plainly(block, wanted, width)))
        return pairs[-1][0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(auditor, "ranges", both)
        audit_frame(published(store, without=without), store.parents, POLICY)
    for quick, plain in pairs:
        assert quick.keys() == plain.keys()
        assert all(quick[row] == pytest.approx(plain[row], abs=1e-4) for row in quick)


def test_the_last_part_of_a_known_sum_is_known():
    lone = block([[-1, 1, 1]], [30, 20, 0], [30, 20, 1e7])
    assert everything(lone) == {2: (10, 10)}


def test_what_must_equal_a_known_number_is_known():
    twice = block([[-1, 1, 0], [0, -1, 1]], [0, 0, 12], [1e7, 1e7, 12])
    assert everything(twice) == {0: (12, 12), 1: (12, 12)}


def test_two_equal_numbers_have_the_room_that_both_leave():
    twice = block([[-1, 1]], [0, 5], [11, 1e7])
    assert everything(twice) == {0: (5, 11), 1: (5, 11)}


def test_only_whole_numbers_of_people_count_as_room():
    halves = block([[-1, 1, 1], [0, 1, -1]], [19, 0, 0], [37, 1e7, 1e7])
    assert everything(halves) == {1: (9.5, 18.5), 2: (9.5, 18.5)}


@pytest.mark.parametrize(
    "contrary",
    [
        block([[-1, 1]], [0, 5], [4, 9]),
        block([[-1, 1, 1]], [3, 1, 1], [3, 1, 1]),
        block([[-1, 1, 1]], [30, 0, 0], [30, 9, 9]),
    ],
)
def test_what_does_not_add_up_is_told(contrary):
    with pytest.raises(DoesNotAddUpError):
        everything(contrary)


def test_an_answer_that_does_not_fit_clears_nothing(monkeypatch):
    tight = block([[-1, 1, 1], [0, 1, -1]], [19, 0, 0], [37, 1e7, 1e7])
    honest, wrong = Goals.raised, 50
    monkeypatch.setattr(
        Goals, "raised", lambda self, *aim: honest(self, *aim) + wrong * aim[1].any()
    )
    assert everything(tight).keys() >= {1, 2}


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_store_of_many_tiny_bases_takes_seconds():
    store = random_store(1, areas=24, quarters=2, breakdowns=5, mean=45)
    rows = published(store, without=(WHOLE,))
    assert len(audit_frame(rows, store.parents, POLICY)) > 10
