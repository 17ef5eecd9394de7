"""How fast the statistics are, beside the plain numpy arithmetic underneath.

Run ``python -m tests.benchmarks.statistics_speed``. Each line gives rows per second (the best of
several runs) and how many times as long it takes as the bare formula on the same numbers.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from khi.statistics import control_charts, funnel, intervals
from khi.statistics.inequality import Quantiles, slope_index

RANDOM = np.random.default_rng(1)
Z = 1.959963984540054


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The shortest of several runs."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def report(name: str, rows: int, ours: Callable[[], object], bare: Callable[[], object]) -> None:
    """Print one line."""
    own, floor = seconds(ours), seconds(bare)
    print(f"{name:<46}{1000 * own:>9.1f} ms{rows / own:>16,.0f} rows/s{own / floor:>8.1f} x bare")


def wilson(rows: int) -> None:
    """Every Wilson interval of a big table."""
    base = RANDOM.integers(1, 2000, rows).astype(float)
    counts = np.floor(base * RANDOM.random(rows))

    def bare() -> object:
        p = counts / base
        spread = Z * np.sqrt(Z * Z + 4 * counts * (1 - p))
        middle, scale = 2 * counts + Z * Z, 0.5 / (base + Z * Z)
        return p, (middle - spread) * scale, (middle + spread) * scale

    report(f"Wilson, {rows:,} rows", rows, lambda: intervals.proportion(counts, base), bare)


def means(rows: int) -> None:
    """Every weighted mean of a big table; the t quantile is the most of it."""
    n = RANDOM.integers(5, 500, rows).astype(float)
    x, x2 = 6 * n, 40 * n

    def bare() -> object:
        mean = x / n
        half = Z * np.sqrt((x2 - x * mean) / (n - 1) / n)
        return mean, mean - half, mean + half

    report(
        f"Weighted mean, {rows:,} rows (bare: z for t)",
        rows,
        lambda: intervals.weighted_mean(n, n, x, x2, n),
        bare,
    )


def charts(count: int, points: int) -> None:
    """Many XmR charts at once; and one at a time."""
    series = RANDOM.normal(size=(count, points))

    def bare() -> object:
        ranges = np.abs(np.diff(series, axis=1)).mean(axis=1)
        mean = series.mean(axis=1)
        return mean - 2.66 * ranges, mean + 2.66 * ranges

    rows = count * points
    report(
        f"{count:,} XmR charts of {points} at once", rows, lambda: control_charts.xmr(series), bare
    )
    few = series[:100]
    report(
        f"100 XmR charts of {points}, one by one",
        100 * points,
        lambda: [control_charts.xmr(row) for row in few],
        lambda: [(row.mean(), np.abs(np.diff(row)).mean()) for row in few],
    )


def funnels(places: int) -> None:
    """A funnel with overdispersion: 153 is every council of England."""
    base = RANDOM.integers(50, 1000, places)
    counts = RANDOM.binomial(base, RANDOM.beta(20, 20, places))

    def bare() -> object:
        average = counts.sum() / base.sum()
        z = (np.arcsin(np.sqrt(counts / base)) - np.arcsin(np.sqrt(average))) * 2 * np.sqrt(base)
        return np.clip(z, *np.quantile(z, [0.1, 0.9]))

    report(f"Funnel of {places} places", places, lambda: funnel.points(counts, base), bare)


def slopes(draws: int) -> None:
    """One slope index with simulated limits."""
    people = np.full(5, 200.0)
    quintiles = Quantiles(people, *intervals.proportion([60, 70, 84, 90, 120], people))

    def bare() -> object:
        drawn = 1 / (1 + np.exp(-RANDOM.standard_normal((draws, 5))))
        return np.sort(drawn @ np.array([-2.0, -1, 0, 1, 2]))

    report(
        f"Slope index, {draws:,} draws", draws, lambda: slope_index(quintiles, draws=draws), bare
    )


if __name__ == "__main__":
    wilson(2_000_000)
    means(1_000_000)
    charts(5000, 40)
    funnels(153)
    slopes(10_000)
