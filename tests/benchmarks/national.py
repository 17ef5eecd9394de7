"""Make a store the size of a country, to hold the pages against.

    python -m tests.benchmarks.national FOLDER
    python -m tests.benchmarks.pages_speed --folder FOLDER

153 councils and the areas they lie in, 40 quarters, 40 indicators, 30 groups: 7.9 million rows of
invented figures, in the order in which publishing leaves them (year by year, area by area). It says
how long each question of the overview takes, beside the demonstration's own store. Needs about
1 GB of disk and a minute.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from khi import catalogue as catalogues
from khi import demonstration, publication
from khi.catalogue import Catalogue
from khi.model import EVERYONE, AreaKind, Quarter
from khi.store import Store

FILL = """
insert into published
select
    i.id, '', a.id, q.id, 'financial quarter', g.breakdown, g."group",
    round(v, 2), round(v - 0.05, 2), round(v + 0.05, 2), 300, null, null, '', '', false,
    0.01, -0.02, 0.04, 'similar', 0.02, -0.01, 0.05, 'similar', 1, 1, 'A survey', false, 'Wilson'
from wanted_quarters q, wanted_areas a, wanted_indicators i, wanted_groups g,
     lateral (select 0.3 + 0.4 * random() as v)
order by a.id, i.id
"""
_QUARTERS, _INDICATORS, _GROUPS = 40, 40, 30


def made(folder: Path, catalogue: Catalogue) -> Store:
    """The store of a country, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / "khi.duckdb", memory_limit="2GB")
    councils = [each for each in catalogue.areas.values() if each.cassr and not each.invented]
    assert len([each for each in councils if each.kind is AreaKind.COUNCIL]) == 153
    above = {area.code for each in councils for area in catalogue.ancestors(each.code)}
    told = [each.id for each in catalogue.indicators.values() if each.reading is not None]
    told += [each.id for each in catalogue.indicators.values() if each.reading is None]
    indicators = [*told, *(f"ind{n:02}" for n in range(_INDICATORS))][:_INDICATORS]
    groups = [(EVERYONE, EVERYONE)] + [
        (each.id, group.code) for each in catalogue.breakdowns.values() for group in each.groups
    ]
    quarters = [Quarter.of(2016, 2).later(number).id for number in range(_QUARTERS)]
    frames = {
        "wanted_areas": pd.DataFrame({"id": [*(each.code for each in councils), *above]}),
        "wanted_indicators": pd.DataFrame({"id": indicators}),
        "wanted_groups": pd.DataFrame(groups[:_GROUPS], columns=["breakdown", "group"]),
    }
    for start in range(0, len(quarters), 4):
        with store._connection.cursor() as cursor:
            year = pd.DataFrame({"id": quarters[start : start + 4]})
            for name, frame in (frames | {"wanted_quarters": year}).items():
                cursor.register(name, frame)
            cursor.execute(FILL)
    with store.write() as transaction:
        assert not transaction.read("published_areas").empty
    return store


def overview(store: Store, catalogue: Catalogue, area: str) -> dict[str, Callable[[], object]]:
    """What the overview asks: once for each version of the store, and for each choice."""
    quarter = publication.quarters(store, area)[-1].id
    parent = next(iter(catalogue.ancestors(area)))
    around = [parent.code, *(each.code for each in catalogue.children(parent.code))]
    headlines = [each.id for each in catalogue.headlines]
    choice = {"areas": [area], "periods": [quarter]}
    return {
        "which areas there are (once a version)": lambda: publication.areas(store),
        "what each was asked (once a version)": lambda: publication.indicators(store),
        "the quarters of an area": lambda: publication.quarters(store, area),
        "the five headlines, every area around": lambda: publication.frame(
            store, indicators=headlines, areas=around, periods=[quarter],
            breakdowns=[EVERYONE], answers=[""],
        ),
        "one indicator behind them, by group": lambda: publication.frame(
            store, indicators=headlines[:1], **choice
        ),
        "one indicator over time": lambda: publication.frame(
            store, indicators=headlines[:1], areas=[area], breakdowns=[EVERYONE], answers=[""]
        ),
    }  # fmt: skip


def least(work: Callable[[], object], times: int = 25) -> tuple[float, float]:
    """The least and the middle of several timings, in milliseconds."""
    work()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds) * 1000, statistics.median(seconds) * 1000


def main() -> None:
    """Make it, and print how long it takes to answer."""
    catalogue = catalogues.load()
    start = time.perf_counter()
    large = made(Path(sys.argv[1]), catalogue)
    with large._connection.cursor() as cursor:
        rows = cursor.execute("select count(*) from published").fetchall()[0][0]
    print(f"{rows:,} rows in {time.perf_counter() - start:.0f} s")
    with tempfile.TemporaryDirectory() as scratch:
        small = Store.open(Path(scratch) / "khi.duckdb", memory_limit="2GB")
        demonstration.load(small, catalogue)
        place = next(each for each in catalogue.areas.values() if each.invented and each.parent)
        while catalogue.children(place.code):
            place = catalogue.children(place.code)[0]
        asked = overview(small, catalogue, place.code), overview(large, catalogue, "E08000003")
        print(f"{'least and median of 25, in ms':42} {'demonstration':>16} {'national':>16}")
        for name, ask in asked[0].items():
            (low, middle), (lower, mid) = least(ask), least(asked[1][name])
            print(f"{name:42} {low:7.1f} {middle:8.1f} {lower:7.1f} {mid:8.1f}  x{lower / low:.2f}")
        small.close()
    large.close()


if __name__ == "__main__":
    main()
