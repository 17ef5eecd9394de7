"""Stores that hold one situation each, through the same door as anybody's figures."""

import numpy as np
import pandas as pd
from publication_cases import answers, draft

from khi import catalogue as catalogues
from khi import publication
from khi.store import Store

LEEDS, BRADFORD, WAKEFIELD = "E08000035", "E08000032", "E08000036"
FILE = "khi.duckdb"


def told(area, quarter, breakdown, question="khi_ctl1", **groups):
    """How many of each group said always and rarely: ``told(..., carer=(20, 40))``."""
    parts = [
        answers(area, quarter, question=question, breakdown=breakdown, group=group,
                always=good, rarely=bad)
        for group, (good, bad) in groups.items()
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def everyone(*tallies):
    """Those tallies, with everybody who is in the first of their breakdowns."""
    rows = pd.concat(tallies, ignore_index=True)
    by = ["question", "answer", "area", "quarter"]
    first = rows.groupby(["question", "area", "quarter"])["breakdown"].transform("first")
    whole = rows[rows["breakdown"].eq(first)].groupby(by, as_index=False)[
        ["n", "weight", "weight_sq"]
    ].sum()  # fmt: skip
    return pd.concat([whole.assign(breakdown="all", group="all"), rows], ignore_index=True)


def store_of(folder, *tallies, people=None):
    """A store with these tallies in it, closed again."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / FILE)
    made = draft(everyone(*tallies), id="seeded")
    if people is not None:
        made.beside = people
    publication.commit(store, catalogues.load(), made)
    store.close()
    return folder


def hidden_zero(folder):
    """Nearly everybody is in control but for one group, of whom nobody is."""
    return store_of(folder, told(LEEDS, "2026-Q1", "carer", carer=(0, 40), not_carer=(480, 20)))


def one_held_back(folder):
    """Two groups and a few who did not say: one of the two protects those few."""
    groups = {"disabled": (12, 28), "not_disabled": (30, 15), "not_stated": (2, 3)}
    return store_of(folder, told(LEEDS, "2026-Q1", "disability", **groups))


def only_noise(folder):
    """Many groups of one set of people, each drawn from one and the same chance."""
    chance = np.random.default_rng(7)
    known = catalogues.load().breakdowns
    drawn = []
    for name in ("age", "ethnicity", "religion", "support_reason", "delivery"):
        codes = [each.code for each in known[name].groups if each.code != "not_stated"]
        sizes = np.full(len(codes), 480 // len(codes))
        sizes[0] += 480 - sizes.sum()
        good = chance.multivariate_hypergeometric(sizes, 240)
        counts = {code: (int(x), int(n - x)) for code, x, n in zip(codes, good, sizes, strict=True)}
        drawn.append(told(LEEDS, "2026-Q1", name, **counts))
    return store_of(folder, *drawn)


def odd_small(folder):
    """A group of 12 people that by luck does best of all."""
    groups = {"physical": (70, 70), "sensory": (42, 50), "memory": (55, 60), "learning": (11, 1)}
    return store_of(folder, told(LEEDS, "2026-Q1", "support_reason", **groups))


def changing(folder):
    """Three rounds of two groups, then three rounds in which one of them was split in two."""
    before = [
        told(LEEDS, quarter, "tenure", owns=(80, 40), rents=(50, 70))
        for quarter in ("2024-Q4", "2025-Q1", "2025-Q2")
    ]
    after = [
        told(LEEDS, quarter, "tenure", owns=(80, 40), private=(25, 35), social=(30, 40))
        for quarter in ("2025-Q3", "2025-Q4", "2026-Q1")
    ]
    return store_of(folder, *before, *after)


def closing(folder):
    """A gap that closes round by round, in five rounds."""
    rounds = {"2025-Q1": 50, "2025-Q2": 80, "2025-Q3": 110, "2025-Q4": 140, "2026-Q1": 170}
    tallies = [
        told(LEEDS, quarter, "disability", disabled=(good, 300 - good), not_disabled=(200, 100))
        for quarter, good in rounds.items()
    ]
    return store_of(folder, *tallies)


def fifths(folder, people=60):
    """Five fifths of deprivation with a slope, of so many people each."""
    good = {str(number): round(people * (0.3 + 0.1 * number)) for number in range(1, 6)}
    groups = {code: (count, people - count) for code, count in good.items()}
    return store_of(folder, told(LEEDS, "2026-Q1", "deprivation", **groups))


def journey(folder):
    """Disabled people in Leeds are less in control, the gap is closing, and people are known."""
    rounds = {"2025-Q1": 50, "2025-Q2": 80, "2025-Q3": 110, "2025-Q4": 140, "2026-Q1": 170}
    tallies = [
        told(LEEDS, quarter, "disability", disabled=(good, 300 - good), not_disabled=(240, 60))
        for quarter, good in rounds.items()
    ]
    others = {"1": (50, 70), "2": (65, 55), "3": (80, 40), "4": (105, 15), "5": (110, 10)}
    tallies.append(told(LEEDS, "2026-Q1", "deprivation", **others))
    tallies.append(told(LEEDS, "2026-Q1", "carer", carer=(15, 35), not_carer=(395, 155)))
    for area, good in ((BRADFORD, 240), (WAKEFIELD, 120)):
        counts = {"disabled": (good, 300 - good), "not_disabled": (170, 130)}
        tallies.append(told(area, "2026-Q1", "disability", **counts))
    people = [
        (LEEDS, "disability", "disabled", 400_000.0, "2021-CY", "Census 2021"),
        (LEEDS, "disability", "not_disabled", 200_000.0, "2021-CY", "Census 2021"),
    ]
    columns = ["area", "breakdown", "group", "people", "as_of", "source"]
    invited = [
        ("invited", LEEDS, "disability", "disabled", 2000.0, "2026-Q1", "The panel"),
        ("invited", LEEDS, "disability", "not_disabled", 1000.0, "2026-Q1", "The panel"),
    ]
    beside = {
        "population": pd.DataFrame(people, columns=columns),
        "approached": pd.DataFrame(invited, columns=["who", *columns]),
    }
    return store_of(folder, *tallies, people=beside)
