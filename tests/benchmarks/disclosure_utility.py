"""How much is withheld, and how long it takes to decide.

    python -m tests.benchmarks.disclosure_utility [TABLES]

The demonstration as it ships; one upload of an area's quarter into a region; a national store of
153 councils in 9 regions, made here, with 34 tables or as many as are said; each beside what plain
cell suppression would withhold (the small cells only).
"""

import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from khi.disclosure import KEY, Before, protect, protect_beside
from khi.model import Absence, Policy

POLICY = Policy()
DEMONSTRATION = Path(__file__).parents[2] / "data" / "demo" / "published.parquet"
GROUPS = 5
AT_ONCE = 2


def councils(number, regions):
    """Places in regions in one country."""
    tree = {f"L{place:03}": f"R{place % regions}" for place in range(number)}
    return {**tree, **{f"R{region}": "E" for region in range(regions)}, "E": ""}


def cells_of(parents, *, tables, breakdowns, people=100, seed=1):
    """The cells of a year of quarters: places, parents and the year, with skewed groups."""
    chance = np.random.default_rng(seed)
    places = [area for area in parents if area.startswith("L")]
    shares = [chance.dirichlet(np.full(GROUPS, 1.0)) for _ in range(breakdowns)]
    rows = []
    for table in range(tables):
        for place in places:
            size = people * chance.gamma(4, 0.25)
            for quarter in range(1, 5):
                total = int(chance.poisson(size))
                spot = (f"t{table:02}", place, f"2025-Q{quarter}")
                rows.append((*spot, "all", "all", total))
                for number, share in enumerate(shares):
                    counts = chance.multinomial(total, share)
                    rows += [(*spot, f"b{number}", f"g{g}", n) for g, n in enumerate(counts)]
    return _added_up(pd.DataFrame(rows, columns=[*KEY, "base"]), parents)


def _added_up(cells, parents):
    levels, level = [cells], cells
    while len(level):
        level = level.assign(area=level["area"].map(parents))
        level = level[level["area"] != ""]
        levels.append(level)
    every = pd.concat(levels).groupby(KEY, as_index=False)["base"].sum()
    years = every.assign(period="2025-FY").groupby(KEY, as_index=False)["base"].sum()
    return pd.concat([every, years], ignore_index=True)


def report(name, absence, base=None, seconds=None):
    """Print how much of some cells is withheld."""
    few = (base < POLICY.threshold) if base is not None else absence == Absence.TOO_FEW
    hidden = absence != Absence.NONE
    took = ""
    if seconds is not None:
        took = (
            f"; {seconds[0]:.1f} seconds, {seconds[1]:.1f} of one core, "
            f"{seconds[1] / seconds[2]:.0f} times as long as adding the same cells up once"
        )
    print(
        f"{name}: {len(absence)} cells; plain suppression withholds {few.mean():.1%}; "
        f"withheld so that nothing can be worked out {hidden.mean():.1%} "
        f"({(hidden & ~few).mean():.1%} to protect others){took}",
        flush=True,
    )


def timed(cells, parents, before=None):
    """The reasons for some cells beside what stands, and how long they took."""
    begun, worked = time.perf_counter(), time.process_time()
    if before is None:
        reasons = protect(cells, parents=parents, policy=POLICY)
    else:
        reasons = protect_beside(cells, before, parents=parents, policy=POLICY)[0]
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    begun = time.process_time()
    cells.groupby(KEY)["base"].sum()
    return reasons["absence"], (took, worked, time.process_time() - begun)


def demonstration():
    """What the demonstration withholds."""
    rows = pd.read_parquet(DEMONSTRATION) if DEMONSTRATION.exists() else pd.DataFrame()
    if rows.empty:
        return
    surveyed = rows["base"].notna() | rows["absence"].isin([Absence.TOO_FEW, Absence.PROTECTS])
    readings = rows[(rows["answer"] == "") & surveyed]
    report("demonstration, readings", readings["absence"])
    everyone = readings["breakdown"] == "all"
    report("demonstration, everyone", readings[everyone]["absence"])


def one_upload(tables=34):
    """The last of thirty places brings a quarter: first while its region waits, then with it."""
    parents = councils(30, 3)
    cells = cells_of(parents, tables=tables, breakdowns=6, people=100)
    cells = cells[cells["period"] == "2025-Q1"].reset_index(drop=True)
    places = cells[cells["area"].str.startswith("L")]
    others = places[places["area"] != "L029"]
    stood = others[KEY].join(protect(others, parents={}, policy=POLICY))
    for name, now in (("waits", places), ("is complete", cells)):
        absence, seconds = timed(now, parents, Before(stood))
        here = now["area"] == "L029"
        told = f"one upload, {tables} tables, 30 groups; its region {name}"
        report(told, absence[here], now.loc[here, "base"], seconds)
        if len(now) > len(places):
            level = ~now["area"].str.startswith("L")
            report("  its region and country", absence[level], now.loc[level, "base"])


def national(tables=34):
    """A year of a national store from nothing, a few tables at a time: none depends on another."""
    parents, each, took = councils(153, 9), [], np.zeros(3)
    for first in range(0, tables, AT_ONCE):
        cells = cells_of(parents, tables=min(AT_ONCE, tables - first), breakdowns=6, seed=first)
        absence, seconds = timed(cells, parents)
        each.append(cells[["area", "base"]].assign(absence=absence))
        took += seconds
        print(
            f"  {first + len(cells['table'].unique())} tables: {took[1]:.0f} s of a core",
            flush=True,
        )
    every = pd.concat(each, ignore_index=True)
    told = f"national, {tables} tables, 30 groups, 153 councils"
    report(told, every["absence"], every["base"], took)
    is_place = every["area"].str.startswith("L")
    for name, level in (("places", is_place), ("regions and country", ~is_place)):
        report(f"  {name}", every["absence"][level], every.loc[level, "base"])


if __name__ == "__main__":
    demonstration()
    one_upload()
    national(*map(int, sys.argv[1:]))
