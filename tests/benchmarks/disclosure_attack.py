"""Attack random stores and print what could be worked out, with every rule and without each.

    python -m tests.benchmarks.disclosure_attack [--stores 1000] [--each 60] [--processes 2]

A store has 2 to 40 areas in a tree, 1 to 8 quarters and their years, 1 to 5 breakdowns, and small
skewed numbers of people. Every second one is published several times over, as places come late,
are replaced or go, and the attacker has saved each version. Every hundredth is as large as they
come. CI attacks a few of them: ``tests/attacks/test_random_stores.py``.
"""

import argparse
import time
from functools import partial
from multiprocessing import Pool

import pandas as pd

from khi.disclosure import protect
from khi.disclosure.audit import audit_frame
from khi.disclosure.rules import (
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
LARGEST = {"areas": 40, "quarters": 8, "breakdowns": 5}


def versions(number):
    """A store by its number, as it was published each time."""
    if number % 100 == 0:
        return [random_store(number, **LARGEST)]
    return several_versions(number) if number % 2 else [random_store(number)]


def attacked(number, without=()):
    """How many figures of a store can be worked out, and what it is made of."""
    stores = versions(number)
    rows = published_again(stores, without=without)
    found = audit_frame(rows, stores[0].parents, POLICY)
    cells = pd.concat([store.cells for store in stores])
    places = set(cells["area"]) - set(stores[0].parents.values())
    quarters = cells["period"][~cells["period"].str.endswith("FY")].nunique()
    size = (len(places), quarters, cells["breakdown"].nunique() - 1, len(stores), len(cells))
    return len(found), size, [f"{number}: {each.sentence}" for each in found[:2]]


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
    return sum(spoken_for(number, without)), (0,) * 5, []


def report(pool, told, work, numbers, without=()):
    """Attack some stores and print what was found."""
    begun = time.perf_counter()
    each = list(pool.imap(partial(work, without=without), numbers))
    findings = sum(found for found, *_ in each)
    stores = sum(found > 0 for found, *_ in each)
    seconds = time.perf_counter() - begun
    print(f"{told}: {findings} findings in {stores} of {len(each)} stores; {seconds:.0f} seconds")
    if not without:
        for sentence in (sentence for _, _, some in each for sentence in some):
            print(f"  {sentence}")
    return [size for _, size, _ in each]


def sizes(each):
    """Print what was attacked."""
    areas, quarters, breakdowns, times, cells = zip(*each, strict=True)
    several = sum(number > 1 for number in times)
    print(
        f"  {min(areas)} to {max(areas)} areas, {min(quarters)} to {max(quarters)} quarters, "
        f"{min(breakdowns)} to {max(breakdowns)} breakdowns, {several} in several versions, "
        f"{sum(cells):,} cells",
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
    with Pool(given.processes) as pool:
        sizes(report(pool, "with every rule", attacked, every))
        report(pool, "without any to protect others", attacked, every, COMPLEMENTARY)
        for rule in (THRESHOLD, GROUPS, AREAS, YEARS, WHOLE, VERSIONS):
            report(pool, f"without the rule {rule!r}", attacked, few, (rule,))
        report(pool, "a few who all said the same, with every rule", said_by_all, few)
        report(
            pool, f"the same without the rule {NEAR_CERTAIN!r}", said_by_all, few, (NEAR_CERTAIN,)
        )


if __name__ == "__main__":
    main()
