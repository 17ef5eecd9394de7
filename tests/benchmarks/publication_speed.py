"""How long does a page wait for its figures, and a person for their upload?

    python -m tests.benchmarks.publication_speed

Asks what the overview page asks, of a store the size of the demonstration and of one with 153
areas x 40 quarters x 40 indicators x 30 groups; then publishes one survey into the demonstration's
size. Prints figures; passes no judgement. Needs about 2 GB of disk and a few minutes.
"""

import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from khi import catalogue as catalogues
from khi import publication
from khi.model import Ledger, Quarter, Upload
from khi.store import Store

FILL = """
insert into published
select
    'ind' || lpad(i.n::varchar, 2, '0'), '', 'A' || lpad(a.n::varchar, 7, '0'), q.id,
    'financial quarter', case when g.n = 0 then 'all' else 'b' || (g.n // 6)::varchar end,
    case when g.n = 0 then 'all' else 'g' || g.n::varchar end,
    round(random(), 3), round(random(), 3), round(random(), 3), 100 + g.n * 5, null, null, '', '',
    false, 0.01, -0.02, 0.03, 'similar', 0.02, -0.01, 0.05, 'similar', 1, 1, 'A survey', false,
    'Wilson'
from (select unnest($quarters) as id) q, range($areas) a(n), range($indicators) i(n), range($groups) g(n)
order by 3, 1
"""  # noqa: E501


def filled(folder, areas, quarters, indicators, groups):
    """A store of this size, its rows as publishing leaves them: year by year, area by area."""
    store = Store.open(folder / f"{areas}.duckdb", memory_limit="2GB")
    for start in range(0, len(quarters), 4):
        with store._connection.cursor() as cursor:
            cursor.execute(
                FILL,
                {
                    "quarters": quarters[start : start + 4],
                    "areas": areas,
                    "indicators": indicators,
                    "groups": groups,
                },
            )
    store._checkpoint()
    return store


def asked(store, latest):
    """What the overview asks: its tiles, one indicator by group, areas, quarters."""
    everyone = {"breakdowns": ["all"], "answers": [""]}
    tiles = [f"ind{number:02}" for number in range(5)]
    return {
        "five tiles, one area, all quarters": lambda: publication.frame(
            store, indicators=tiles, areas=["A0000003"], **everyone
        ),
        "all indicators, an area and nine like it, one quarter": lambda: publication.frame(
            store, areas=[f"A{n:07}" for n in range(10)], periods=[latest], **everyone
        ),
        "one indicator, one area, one quarter, every group": lambda: publication.frame(
            store, indicators=["ind03"], areas=["A0000003"], periods=[latest]
        ),
        "the quarters of an area": lambda: publication.quarters(store, "A0000003"),
        "the areas": lambda: publication.areas(store),
        "the version": store.version,
    }


def median(work, times=15):
    """The middle of several timings, in milliseconds."""
    work()
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1000


def waiting(folder):
    """What a page waits for, at both sizes."""
    quarters = [Quarter.of(2015, 1).later(number).id for number in range(40)]
    small = filled(folder, 34, quarters[-14:], 25, 30)
    start = time.perf_counter()
    large = filled(folder, 153, quarters, 40, 30)
    print(f"Filling 7.3 million rows: {time.perf_counter() - start:.0f} s")
    questions = asked(small, quarters[-1]), asked(large, quarters[-1])
    for name, ask in questions[0].items():
        before, after = median(ask), median(questions[1][name])
        print(f"{name:<55} {before:6.1f} ms -> {after:6.1f} ms  (x{after / before:.2f})")
    small.close()
    large.close()


class Survey:
    """A draft of one area's quarter: 20 questions, 120 people, four breakdowns."""

    needs: list = []
    local: tuple = ()
    beside: dict = {}

    def __init__(self, catalogue, areas, quarter, seed):
        chance = np.random.default_rng(seed)
        questions = [each for each in catalogue.questions if catalogue.indicators_of(each)][:20]
        frames = [
            _counted(catalogue, question, area, quarter, chance)
            for question in questions
            for area in areas
        ]
        self.tallies = pd.concat(frames, ignore_index=True)
        self.activity = pd.DataFrame(columns=list(publication.ACTIVITY))
        self.upload = Upload(
            id=f"u{seed}", file_name="survey.csv", sha256=f"{seed}", kind="respondents",
            source="A survey", uploaded_at=datetime(2025, 9, 1, tzinfo=UTC),
            ledger=Ledger(read=120, accepted=120, rejected=0, skipped=0),
        )  # fmt: skip


def _counted(catalogue, question, area, quarter, chance, people=120):
    answers = [each.code for each in catalogue.questions[question].all_answers]
    said = chance.choice(answers, people)
    rows = []
    for breakdown in ("all", "age", "sex", "ethnicity", "disability"):
        group = np.full(people, "all")
        if breakdown != "all":
            codes = [g.code for g in catalogue.breakdowns[breakdown].groups if not g.within]
            shares = 0.6 ** np.arange(len(codes))
            group = chance.choice(codes, people, p=shares / shares.sum())
        counted = pd.DataFrame({"answer": said, "group": group}).value_counts().rename("n")
        rows.append(counted.reset_index().assign(breakdown=breakdown))
    tallies = pd.concat(rows).assign(question=question, area=area, quarter=quarter)
    return tallies.assign(weight=tallies["n"] * 1.0, weight_sq=tallies["n"] * 1.0)


def publishing(folder):
    """What an uploader waits for, while thirty places have a year of surveys already."""
    catalogue = catalogues.load()
    places = [a.code for a in catalogue.areas.values() if a.invented]
    places = [code for code in places if not catalogue.children(code)]
    store = Store.open(folder / "publishing.duckdb", memory_limit="1GB")
    for number in range(1, 4):
        survey = Survey(catalogue, places, f"2025-Q{number}", number)
        start = time.perf_counter()
        publication.commit(store, catalogue, survey)
        print(f"Publishing 30 places' quarter {number}: {time.perf_counter() - start:.1f} s")
    one = Survey(catalogue, places[:1], "2025-Q4", 4)
    start = time.perf_counter()
    publication.preview(store, catalogue, one)
    print(f"Previewing one place's survey beside them: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    publication.commit(store, catalogue, one)
    print(f"Publishing it: {time.perf_counter() - start:.1f} s")
    store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        waiting(Path(scratch))
        publishing(Path(scratch))
