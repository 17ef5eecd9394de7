"""How long from a file of people to tallies, beside DuckDB only reading it and pandas counting it.

    python -m tests.benchmarks.intake_speed 1e5 1e6

Twelve questions (eight of words, four of numbers) and four breakdowns, thirty areas, four quarters.
Every measurement runs in a process of its own, so that peak memory is its own. The answers are
invented. The goal at 10^6: within 4 times DuckDB's reading, and under 1 GB.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

_CHUNK = 250_000
_WORDED = (
    "khi_con1",
    "khi_con2",
    "khi_frd2",
    "khi_ctl1",
    "khi_ctl2",
    "khi_kind",
    "khi_dig",
    "cls_help",
)
_SCALES = ("ons_satisfied", "ons_worthwhile", "ons_happy", "ons_anxious")
_BREAKDOWNS = ("age", "sex", "ethnicity", "disability")


def make(path: Path, people: int) -> None:
    """Write a file of invented people in our own template."""
    from khi.catalogue import load

    catalogue, random = load(), np.random.default_rng(20261121)
    areas = [area.code for area in catalogue.areas.values() if area.invented][:30] or [
        area.code for area in catalogue.areas.values() if area.kind == "council"
    ][:30]
    with path.open("w", encoding="utf-8", newline="") as file:
        for start in range(0, people, _CHUNK):
            size = min(_CHUNK, people - start)
            columns = {
                "respondent": [f"R{number:08d}" for number in range(start, start + size)],
                "area": random.choice(areas, size),
                "quarter": random.choice(["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"], size),
            }
            for name in _BREAKDOWNS:
                labels = [group.label for group in catalogue.breakdowns[name].groups]
                columns[name] = random.choice([*labels, ""], size)
            for name in _WORDED:
                labels = [answer.label for answer in catalogue.questions[name].answers]
                columns[name] = random.choice([*labels, ""], size)
            for name in _SCALES:
                columns[name] = random.integers(0, 11, size)
            pd.DataFrame(columns).to_csv(file, index=False, header=start == 0)


def read_only(path: Path) -> int:
    """DuckDB's own reader into a table, with everything it guesses."""
    import duckdb  # the yardstick, not the product

    with duckdb.connect() as connection:
        connection.execute(
            "create table people as select * from read_csv($path)", {"path": str(path)}
        )
        counted = connection.execute("select count(*) from people").fetchone()
        return int(counted[0]) if counted else 0


def examined(path: Path, folder: Path | None) -> int:
    """This product: bytes to tallies."""
    from khi.catalogue import load
    from khi.intake import examine
    from khi.intake.reading import limits
    from khi.store.engines import Workbench

    limits.BYTES = limits.ROWS = sys.maxsize  # a page takes 200 MB; this asks what is possible
    draft = examine(
        path, name=path.name, catalogue=load(), workbench_factory=lambda: Workbench(folder)
    )
    assert not draft.needs, draft.needs
    return len(draft.tallies)


def with_pandas(path: Path) -> int:
    """The same counting by pandas, no checking at all."""
    people = pd.read_csv(path, dtype=str, keep_default_na=False)
    questions, tallies = [*_WORDED, *_SCALES], []
    for breakdown in (None, *_BREAKDOWNS):
        for question in questions:
            answered = people[people[question] != ""]
            by = [question, "area", "quarter", *([breakdown] if breakdown else [])]
            tallies.append(answered.groupby(by, observed=True).size())
    return int(sum(len(each) for each in tallies))


WAYS = {
    "duckdb read_csv only": read_only,
    "khi, cells in memory": lambda path: examined(path, None),
    "khi, cells on disk": lambda path: examined(path, path.parent / "scratch"),
    "pandas, no checking": with_pandas,
}


def measure(way: str, path: Path) -> dict[str, float]:
    """Seconds, peak memory in MB and rows given, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.intake_speed", "--one", way, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout.splitlines()[-1])


def one(way: str, path: Path) -> None:
    """What the process of its own does."""
    before = time.perf_counter()
    rows = WAYS[way](path)
    seconds = time.perf_counter() - before
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {"processor": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}
    print(json.dumps({"seconds": seconds, "rows": rows, **figures}))


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=float, default=[1e5, 1e6])
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--without-pandas", action="store_true")
    chosen = parser.parse_args()
    if chosen.one:
        return one(chosen.one[0], Path(chosen.one[1]))
    for size in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "people.csv"
            make(path, int(size))
            print(f"\n{int(size):,} people, {path.stat().st_size / 1e6:,.0f} MB")
            reading = 0.0
            for way in WAYS:
                if chosen.without_pandas and way.startswith("pandas"):
                    continue
                figures = measure(way, path)
                reading = reading or figures["seconds"]
                print(
                    f"  {way:22} {figures['seconds']:8.2f} s  {figures['processor']:8.2f} s of"
                    f" processor  {figures['megabytes']:7,.0f} MB"
                    f"  {figures['seconds'] / reading:5.1f} x reading  {figures['rows']:>9,} rows"
                )


if __name__ == "__main__":
    main()
