"""How soon Fairness is there on a national store with twelve characteristics in every upload.

    python -m tests.benchmarks.fairness_speed [--runs 20] [--quarters 8]

Fills a store with figures of every council with care duties, drawn at random and put straight in
the table of what is shown, as the page reads nothing else. Then opens the page for one area after
another, and prints the middle and the slowest twentieth of the server's own time for a whole run,
with the processor time beside it; and the same for a choice changed on a page that is open.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from khi import catalogue as catalogues
from khi.catalogue import Catalogue
from khi.model import EVERYONE, AreaKind, Ledger, Quarter, Upload
from khi.publication.asking import ledger
from khi.publication.columns import tidied
from khi.store import Store

ROOT = Path(__file__).parents[2]
_ASKED = 12
_PAGE = "pages/fairness.py"


def figures(catalogue: Catalogue, quarters: int) -> pd.DataFrame:
    """Shown figures of every council, quarter, outcome and group; one in six is withheld."""
    chance = np.random.default_rng(20261)
    areas = [each.code for each in catalogue.areas.values() if each.kind is AreaKind.COUNCIL]
    areas = [each for each in areas if not catalogue.areas[each].invented]
    asked = [each.id for each in catalogue.indicators.values() if each.reading][:_ASKED]
    groups = [(EVERYONE, EVERYONE)] + [
        (breakdown.id, group.code)
        for breakdown in catalogue.breakdowns.values()
        for group in breakdown.groups
        if not group.within
    ]
    last = Quarter.of(2026, 1)
    periods = [last.later(-back).id for back in range(quarters)]
    names = pd.MultiIndex.from_product(
        [asked, areas, periods, groups], names=["indicator", "area", "period", "who"]
    ).to_frame(index=False)
    who = pd.DataFrame(names.pop("who").tolist(), columns=["breakdown", "group"])
    rows = names.join(who)
    count = len(rows)
    base = np.where(rows["breakdown"].eq(EVERYONE), 600, chance.integers(4, 60, count) * 5.0)
    value = np.clip(chance.normal(0.6, 0.08, count), 0.05, 0.95)
    half = 1.96 * np.sqrt(value * (1 - value) / base)
    apart = value - 0.6
    own = rows.assign(
        value=value, lower=value - half, upper=value + half, base=base, difference=apart,
        difference_lower=apart - 1.1 * half, difference_upper=apart + 1.1 * half,
        verdict=np.where(apart - 1.1 * half > 0, "better",
                         np.where(apart + 1.1 * half < 0, "worse", "similar")),
        indicative=base < 30, source="Benchmark", period_type="financial quarter",
        method="Wilson", parts=1, parts_expected=1,
    )  # fmt: skip
    hidden = chance.random(count) < 1 / 6
    numbers = own.select_dtypes("float64").columns
    own.loc[hidden, numbers] = np.nan
    return tidied(own.assign(absence=np.where(hidden, "too few answers", "")))


def national(folder: Path, quarters: int) -> int:
    """Make the store; say how many figures it holds."""
    catalogue = catalogues.load()
    shown = figures(catalogue, quarters)
    upload = Upload(
        id="national", file_name="national.csv", sha256="0", kind="respondents", source="Benchmark",
        uploaded_at=pd.Timestamp("2026-07-20", tz="UTC").to_pydatetime(),
        ledger=Ledger(read=1, accepted=1, rejected=0, skipped=0),
    )  # fmt: skip
    store = Store.open(folder / "khi.duckdb")
    with store.write() as transaction:
        transaction.append("upload", ledger.line(upload))
        transaction.append("published", shown.sort_values("area", kind="stable"))
    store.close()
    return len(shown)


def timed(act: Callable[[], AppTest]) -> tuple[float, float]:
    """Seconds by the clock and of the processor for one run of the page."""
    clock, processor = time.perf_counter(), time.process_time()
    at = act()
    taken = time.perf_counter() - clock, time.process_time() - processor
    if at.exception:
        raise SystemExit(f"The page failed: {at.exception[0].message}")
    return taken


def _print(name: str, times: list[tuple[float, float]]) -> None:
    clock, processor = ([each[side] for each in times] for side in (0, 1))
    middle, slow = statistics.median(clock), float(np.quantile(clock, 0.95))
    print(
        f"{name:34} p50 {middle * 1000:6.0f} ms   p95 {slow * 1000:6.0f} ms   "
        f"processor p50 {statistics.median(processor) * 1000:6.0f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--quarters", type=int, default=8)
    asked = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT / "tests"))
    from pages_support import as_served, opened

    as_served(pytest.MonkeyPatch())
    with tempfile.TemporaryDirectory() as folder:
        count = national(Path(folder), asked.quarters)
        os.environ["KHI_DATA"] = folder
        print(f"{count:,} figures; load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
        at = opened("overview").switch_page(_PAGE)
        _print("the first visit to the server", [timed(at.run)])
        names = list(at.selectbox(key="area").options)[1 : asked.runs + 1]
        fresh = [timed(at.selectbox(key="area").set_value(name).run) for name in names]
        _print("an area nobody has looked at", fresh)
        choices = ["Sex", "Ethnic group", "Disability", "Religion or belief"]
        changed = [timed(at.selectbox(key="groups").set_value(name).run) for name in choices]
        _print("another characteristic", changed)
        _print("the same again", [timed(at.run) for _ in range(asked.runs)])


if __name__ == "__main__":
    main()
