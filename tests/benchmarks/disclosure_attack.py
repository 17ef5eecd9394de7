"""Attack random stores and print what could be worked out, with every rule and without each.

    python -m tests.benchmarks.disclosure_attack [--stores 1000] [--each 60] [--processes 2]

A store has 2 to 40 areas in a tree, 1 to 8 quarters and their years, 1 to 5 breakdowns, and small
skewed numbers of people. Every second one is published several times over, as places come late,
are replaced or go, and the attacker has saved each version. Most are small, so that a thousand take
minutes; every hundredth may be of any size, and two are as large as can be.
CI attacks a few of them: ``tests/attacks/test_random_stores.py``.
"""

import argparse
import time
from functools import partial
from multiprocessing import Pool
from typing import NamedTuple

import pandas as pd

from khi.disclosure import protect
from khi.disclosure.audit import audit_frame
from khi.disclosure.rules import (
    ANY_SIZE,
    AREAS,
    GROUPS,
    NEAR_CERTAIN,
    RELATIONS,
    THRESHOLD,
    VERSIONS,
    WHOLE,
    YEARS,
)
from tests.attacks.stores import (
    ANSWERS,
    POLICY,
    published_again,
    random_store,
    several_versions,
    shown,
)

COMPLEMENTARY = (*RELATIONS, WHOLE, VERSIONS)
TOLD_EVERY = 50
LARGE = 40 * 8 * 5
"""The most areas, quarters and breakdowns multiplied that a large store has; others have 60."""


def versions(number):
    """A store by its number, as it was published each time."""
    if number % 500 == 0:
        return [random_store(number, areas=40, quarters=8, breakdowns=5)]
    if number % 100 == 0:
        return [random_store(number, most=LARGE)]
    return several_versions(number) if number % 2 else [random_store(number)]


class Outcome(NamedTuple):
    """What an attack on one store found, what the store is made of, and what it cost."""

    number: int
    found: int
    size: tuple[int, ...] = (0,) * 6
    sentences: tuple[str, ...] = ()
    seconds: float = 0.0


def attacked(number, without=()):
    """How many figures of a store can be worked out, and what it is made of."""
    begun = time.process_time()
    stores = versions(number)
    rows = published_again(stores, without=without)
    found = audit_frame(rows, stores[0].parents, POLICY)
    cells = pd.concat([store.cells for store in stores])
    places = set(cells["area"]) - set(stores[0].parents.values())
    quarters = cells["period"][~cells["period"].str.endswith("FY")].nunique()
    few = int((cells["base"] < POLICY.threshold).sum())
    size = (len(places), quarters, cells["breakdown"].nunique() - 1, len(stores), len(cells), few)
    sentences = tuple(f"{number}: {each.sentence}" for each in found[:2])
    return Outcome(number, len(found), size, sentences, time.process_time() - begun)


def spoken_for(number, without=()):
    """How often a few withheld people of a store are known to have nearly all said the same."""
    store = random_store(number)
    for answer in ANSWERS:
        reasons = protect(
            store.cells, parents=store.parents, policy=POLICY, counts=[answer], without=without
        )
        rows = shown(store.cells, reasons)
        rows = rows[rows["answer"] == answer].assign(answer="")
        found = audit_frame(rows, store.parents, POLICY, sensitive=["t"])
        yield sum("known to say the same" in each.sentence for each in found)


def said_by_all(number, without=()):
    """The same, in the shape of ``attacked``."""
    begun = time.process_time()
    found = sum(spoken_for(number, without))
    return Outcome(number, found, seconds=time.process_time() - begun)


def report(pool, told, work, numbers, without=()):
    """Attack some stores, print what was found so far now and then, and what was at the end."""
    begun, each = time.perf_counter(), []
    for outcome in pool.imap_unordered(partial(work, without=without), numbers):
        each.append(outcome)
        if not without:
            for sentence in outcome.sentences:
                print(f"  {sentence}", flush=True)
        if len(each) % TOLD_EVERY == 0 and len(each) < len(numbers):
            print(f"  {len(each)}: {_totals(each, begun)}", flush=True)
    print(f"{told}: {_totals(each, begun)}", flush=True)
    return each


def _totals(each, begun):
    """What was found in some stores, and what that cost."""
    hit = sum(outcome.found > 0 for outcome in each)
    slowest = max(each, key=lambda outcome: outcome.seconds)
    return (
        f"{sum(outcome.found for outcome in each):,} findings in {hit} of {len(each)} stores; "
        f"{sum(outcome.seconds for outcome in each):.0f} processor seconds, at most "
        f"{slowest.seconds:.1f} (store {slowest.number}); {time.perf_counter() - begun:.0f} passed"
    )


def sizes(each):
    """Print what was attacked."""
    areas, quarters, breakdowns, times, cells, few = zip(*(one.size for one in each), strict=True)
    several = sum(number > 1 for number in times)
    print(
        f"  {min(areas)} to {max(areas)} areas, {min(quarters)} to {max(quarters)} quarters and "
        f"their years, {min(breakdowns)} to {max(breakdowns)} breakdowns, "
        f"{several} in several versions (up to {max(times)}), {sum(cells):,} cells "
        f"({min(cells)} to {max(cells):,} in a store), {sum(few) / sum(cells):.0%} of them "
        f"with fewer than {POLICY.threshold} people",
        flush=True,
    )


def main():
    """Print it all."""
    options = argparse.ArgumentParser()
    options.add_argument("--stores", type=int, default=1000)
    options.add_argument("--each", type=int, default=60)
    options.add_argument("--processes", type=int, default=2)
    given = options.parse_args()
    every, few = range(1, given.stores + 1), range(1, given.each + 1)
    with Pool(given.processes, maxtasksperchild=100) as pool:
        sizes(report(pool, "with every rule", attacked, every))
        report(pool, "without any to protect others", attacked, every, COMPLEMENTARY)
        for rule in (THRESHOLD, GROUPS, AREAS, YEARS, WHOLE, VERSIONS, ANY_SIZE):
            report(pool, f"without the rule {rule!r}", attacked, few, (rule,))
        report(pool, "a few who all said the same, with every rule", said_by_all, few)
        report(
            pool, f"the same without the rule {NEAR_CERTAIN!r}", said_by_all, few, (NEAR_CERTAIN,)
        )


if __name__ == "__main__":
    main()
