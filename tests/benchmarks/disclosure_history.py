"""How often publishing needs more withheld than was decided, and how often it is refused.

    python -m tests.benchmarks.disclosure_history [--histories 60]

A history is one to four uploads of small surveys of places, or of their region, some of the same
place and quarter again, and one of them taken back at the end.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from khi import publication
from khi.disclosure.audit import audit_cells
from khi.model import KhiError
from khi.publication import auditing
from khi.store import Store

sys.path.append(str(Path(__file__).parents[1]))
from publication_cases import CATALOGUE, by_sex, draft

PLACES = ("Ash", "Birch", "Cedar", "North")
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
    """Print how often."""
    options = argparse.ArgumentParser()
    options.add_argument("--histories", type=int, default=60)
    attacks = {"made": 0, "finding something": 0, "refused": 0, "changes": 0}

    def counted(*cells, **more):
        found = audit_cells(*cells, **more)
        attacks["made"] += 1
        attacks["finding something"] += bool(found)
        return found

    auditing.audit_cells = counted
    for seed in range(options.parse_args().histories):
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "khi.duckdb", memory_limit="300MB", threads=1)
            for step in _steps(store, history(seed)):
                attacks["changes"] += 1
                try:
                    step()
                except KhiError as refused:
                    attacks["refused"] += "could be worked out" in refused.what
            store.close()
    print(pd.Series(attacks).to_string())


def _steps(store, drafts):
    """Each upload, and one taken back."""
    for each in drafts:
        yield lambda each=each: publication.commit(store, CATALOGUE, each)
    yield lambda: publication.withdraw(store, CATALOGUE, drafts[0].upload.id, "")


if __name__ == "__main__":
    main()
