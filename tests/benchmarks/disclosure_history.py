"""How often publishing needs more withheld than was decided, and how often it is refused.

    python -m tests.benchmarks.disclosure_history [--histories 200] [--seconds 240]

A history is one to four uploads of small surveys of places, or of their region, some of the same
place and quarter again, and one of them taken back at the end.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from khi import publication
from khi.disclosure.audit import audit_cells
from khi.model import KhiError
from khi.publication.deciding import auditing
from khi.store import Store

sys.path.append(str(Path(__file__).parents[1]))
from publication_cases import CATALOGUE, by_sex, draft

PLACES = ("Ash", "Birch", "Cedar", "North")
TOLD_EVERY = 15
"""Seconds between one line and the next."""

QUARTERS = ("2023-Q4", "2024-Q1", "2024-Q2", "2025-Q1")


def history(seed):
    """The drafts of a history."""
    chance = np.random.default_rng(seed)
    return [
        draft(*(_survey(chance) for _ in range(chance.integers(1, 4))), id=f"u{n}", when=n)
        for n in range(chance.integers(1, 5))
    ]


def _survey(chance):
    """One place's quarter; every second survey did not ask people's sex."""
    most = 41 if chance.random() < 0.8 else 4
    groups = [
        dict(zip(("yes", "no", "partly"), map(int, chance.integers(0, (most, 16, 7))), strict=True))
        for _ in range(3)
    ]
    counts = by_sex(str(chance.choice(PLACES)), str(chance.choice(QUARTERS)), *groups)
    return counts if chance.random() < 0.5 else counts[counts["breakdown"] == "all"]


def main():
    """Print how often, now and then, until all histories are done or the time is up."""
    options = argparse.ArgumentParser()
    options.add_argument("--histories", type=int, default=200)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--seconds", type=int, default=240)
    given = options.parse_args()
    counts, begun, told = Counter(), time.perf_counter(), 0.0
    _count_attacks(counts)
    for seed in range(given.first, given.first + given.histories):
        passed = time.perf_counter() - begun
        if passed > given.seconds:
            print(f"the time is up after {counts['histories']} histories", flush=True)
            break
        if passed - told > TOLD_EVERY:
            print(_said(counts, passed), flush=True)
            told = passed
        _live(history(seed), counts)
    print(_said(counts, time.perf_counter() - begun), flush=True)


def _count_attacks(counts):
    """Count every attack, and which of them find something."""

    def counted(*cells, **more):
        found = audit_cells(*cells, **more)
        counts["attacks"] += 1
        counts["found"] += bool(found)
        return found

    auditing.audit_cells = counted


def _live(drafts, counts):
    """One history, in a store of its own."""
    counts["histories"] += 1
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "khi.duckdb", memory_limit="300MB", threads=1)
        for step in _steps(store, drafts):
            counts["changes"] += 1
            try:
                step()
            except KhiError as refused:
                if "could be worked out" not in refused.what:
                    raise
                counts["refused"] += 1
        store.close()


def _said(counts, seconds):
    """What was counted, in words."""
    return (
        f"{counts['histories']} histories, {counts['changes']} changes: {counts['attacks']} "
        f"attacks, {counts['found']} found something, {counts['refused']} changes refused; "
        f"{seconds:.0f} seconds passed"
    )


def _steps(store, drafts):
    """Each upload, and the first taken back."""
    for each in drafts:
        yield lambda each=each: publication.commit(store, CATALOGUE, each)
    yield lambda: publication.withdraw(store, CATALOGUE, drafts[0].upload.id, "")


if __name__ == "__main__":
    main()
