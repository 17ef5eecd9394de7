"""Killed at any instant, the store reopens with all of an upload or none of it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, by_sex, draft

from khi import publication
from khi.publication import ROW, compute
from khi.publication.figures.survey import not_asked
from khi.store import Store

ROUNDS = 50

# Importing takes a second; a fork takes none. So one process imports, and each round forks it.
_COMMITTING = """
import os, sys
from pathlib import Path
import test_durability as cases

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        cases.commit_until_killed(Path(sys.argv[1]), int(line))
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


def survey(number):
    """The draft of this number: always the same, and of a different size each."""
    place = ("Ash", "Birch", "Cedar")[number % 3], f"{2024 + number % 2}-Q{number // 3 % 4 + 1}"
    women, men = {"yes": 20 + number % 7, "no": 12}, {"yes": 11, "partly": 9 + number % 5}
    return draft(by_sex(*place, women, men), id=f"u{number:05}", when=number)


def commit_until_killed(path, start):
    """Commit one draft after another, writing down each that was kept."""
    store = Store.open(path, memory_limit="300MB", threads=2)
    with path.with_suffix(".kept").open("a") as kept:
        for number in range(start, start + 1000):
            publication.commit(store, CATALOGUE, survey(number))
            kept.write(f"{number}\n")
            kept.flush()


@pytest.fixture
def nursery(tmp_path):
    """A process that forks a child to commit, on demand."""
    root = Path(__file__).parents[1]
    paths = os.pathsep.join([str(root), str(root / "tests")])
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMITTING, str(tmp_path / "khi.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    yield process
    process.stdin.close()
    process.wait(timeout=30)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork and kill -9")
def test_killed_at_any_instant_the_store_keeps_all_of_an_upload_or_none(tmp_path, nursery):
    path, chance = tmp_path / "khi.duckdb", random.Random(20251121)
    typical = killed(nursery, 0, lambda: wait_for_one_more(path))
    survivors = whole_uploads(path)
    for number in range(ROUNDS):
        moment = chance.uniform(0.05, 1.0) * typical

        def wait(moment=moment, after_one=number % 2 == 1):
            # However busy the machine: every other time, in the middle of a second commit.
            if after_one:
                wait_for_one_more(path)
            time.sleep(moment)

        killed(nursery, survivors, wait)
        survivors = whole_uploads(path, to_the_last_figure=number % 5 == 0)
    assert survivors > ROUNDS // 2, "Hardly anything was committed: nothing was put to the test."


def killed(nursery, start, wait):
    """Let a child commit from a number on, kill it after a wait, and say how long it lived."""
    nursery.stdin.write(f"{start}\n")
    nursery.stdin.flush()
    child, began = int(nursery.stdout.readline()), time.monotonic()
    wait()
    os.kill(child, signal.SIGKILL)
    assert nursery.stdout.readline() == "gone\n"
    return time.monotonic() - began


def wait_for_one_more(path):
    """Wait until one more upload has been kept."""
    kept, patience = path.with_suffix(".kept"), time.monotonic() + 60
    before = kept.stat().st_size if kept.exists() else 0
    while not (kept.exists() and kept.stat().st_size > before) and time.monotonic() < patience:
        time.sleep(0.01)


def whole_uploads(path, *, to_the_last_figure=True):
    """Open the store, check that it is whole, and say how many uploads it has."""
    acknowledged = path.with_suffix(".kept")
    kept = acknowledged.read_text().splitlines() if acknowledged.exists() else []
    store = Store.open(path, memory_limit="300MB", threads=2)
    uploads = sorted(upload.id for upload in publication.uploads(store))
    assert set(uploads) >= {f"u{int(number):05}" for number in kept}
    assert uploads == [f"u{number:05}" for number in range(len(uploads))]
    assert_tallies_are_whole(store, len(uploads))
    assert_every_base_is_what_was_counted(store)
    if to_the_last_figure:
        assert_published_follows_from_tallies(store)
    store.close()
    return len(uploads)


def assert_tallies_are_whole(store, uploads):
    expected = sum(int(survey(number).tallies["n"].sum()) for number in range(uploads))
    assert int(everything(store)["n"].sum()) == expected


def everything(store):
    quarters = [f"{year}-Q{number}" for year in (2024, 2025) for number in (1, 2, 3, 4)]
    where = {"questions": ["warm"], "areas": ["Ash", "Birch", "Cedar"], "quarters": quarters}
    return store.read("tallies", **where, without=[])


def assert_every_base_is_what_was_counted(store):
    where = {"indicators": ["kin"], "areas": ["Ash", "Birch", "Cedar"], "answers": [""]}
    rows = publication.frame(store, **where, breakdowns=["all"])
    rows = rows[rows["period_type"] == "financial quarter"]
    tallies = everything(store)
    counted = tallies[tallies["breakdown"] == "all"].groupby(["area", "quarter"])["n"].sum()
    shown = rows.set_index(["area", "period"])["base"]
    assert list(shown.index) == list(counted.index)
    assert ((shown.to_numpy() - counted.to_numpy()) ** 2 <= 2.5**2).all()


def assert_published_follows_from_tallies(store):
    tallies, rows = everything(store), publication.frame(store)
    asked = tallies[["question", "area", "quarter"]].drop_duplicates()
    expected = pd.concat(
        [compute(tallies, CATALOGUE, policy=CATALOGUE.policy), not_asked(asked, CATALOGUE)]
    )
    both = rows.merge(expected, on=ROW, how="left", suffixes=("", "_expected"), indicator=True)
    assert (both["_merge"] == "both").all()
    same = both[(both["absence"] == "") & (both["absence_expected"] == "")]
    assert len(same) > len(both) / 4
    for name in ("value", "base"):
        left, right = same[name].to_numpy(float), same[f"{name}_expected"].to_numpy(float)
        np.testing.assert_array_equal(left, right)
