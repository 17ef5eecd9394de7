"""Random stores of small surveys, and what is published of them, made without the product.

Every person has an area, a quarter, one group of each breakdown and one answer. Published rows are
rounded as the product rounds them, so that an attack has the same to work with.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from khi.disclosure import (
    REMEMBERED,
    TOLD,
    Before,
    after_all_went,
    protect,
    protect_beside,
)
from khi.model import Policy

KEY = ["table", "area", "period", "breakdown", "group"]
POLICY = Policy()
ANSWERS = ("always", "mostly", "sometimes", "rarely")


@dataclass(frozen=True)
class Store:
    """The exact cells of a store, answers counted beside each base, and the tree of areas."""

    cells: pd.DataFrame
    parents: dict[str, str]


def several_versions(seed, *, size=None):
    """One store as it grew: places' quarters came late, were replaced by other people, or went.

    Years, and areas that hold others, are not shown in the first versions of some stores. ``size``:
    how many areas, quarters and breakdowns, where chance is not to say.
    """
    chance = np.random.default_rng([seed, 2])
    areas, quarters, breakdowns = size or _size(chance, 30)
    places = [f"A{number:02}" for number in range(areas)]
    people = _people(chance, places, quarters, breakdowns, float(chance.choice([20, 45, 100])))
    spot = (people["area"] + people["period"]).to_numpy()
    spots = np.unique(spot)
    parents = _tree(places)
    named = [name for name in people if name.startswith("b")]
    groups = people.melt(value_vars=named, var_name="breakdown", value_name="group")
    groups.loc[len(groups)] = "all"
    number = int(chance.integers(2, 5))
    first = dict(zip(spots, np.maximum(chance.integers(-2, number, len(spots)), 0), strict=True))
    odd = chance.choice(["stays", "stays", "stays", "replaced", "went"], len(spots))
    fate = dict(zip(spots, odd, strict=True)) if chance.random() < 0.6 else {}
    turns = {each: int(chance.integers(1, number)) for each in spots}
    late_respondent = chance.random(len(people)) < 0.1
    sums_from = chance.integers(0, number, 2) if chance.random() < 0.6 else (0, 0)
    made = []
    for version in range(number):
        came = np.array([first[each] <= version for each in spot])
        turned = np.array([turns[each] <= version for each in spot])
        kind = np.array([fate.get(each, "stays") for each in spot])
        there = (
            came
            & ~(turned & (kind == "went"))
            & ~(~turned & (kind == "replaced") & late_respondent)
        )
        revised = {
            each: f"again {turns[each]}"
            for each in spots
            if fate.get(each) == "replaced" and first[each] < turns[each] <= version
        }
        if there.any():
            cells = _added_up(people[there], parents, revised, groups)
            made.append(Store(_without_sums(cells, parents, version, sums_from), parents))
    return made


def _without_sums(cells, parents, version, sums_from):
    """Cells without years, or without areas that hold others, in versions that show none yet."""
    year, held = cells["period"].str.endswith("FY"), cells["area"].isin(set(parents.values()))
    hide = (year & (version < sums_from[0])) | (held & (version < sums_from[1]))
    return cells[~hide].reset_index(drop=True)


def published_again(stores, *, without=(), policy=POLICY):
    """What the product would publish of a store, version after version, as one frame."""
    standing = pd.DataFrame(columns=[*KEY, "content", "absence", "rule", "base"])
    remembered, rows = pd.DataFrame(columns=REMEMBERED, dtype="str"), []
    told = pd.DataFrame(columns=TOLD)
    for number, store in enumerate(stores):
        stood = standing[[*KEY, "absence", "rule"]]
        before = Before(stood, _former(store, standing), remembered, told)
        reasons, remembered = protect_beside(
            store.cells, before, parents=store.parents, policy=policy, without=without
        )
        gone = after_all_went(store.cells, before, parents=store.parents, policy=policy)
        remembered = pd.concat([remembered, gone], ignore_index=True)
        told = pd.concat([told, before.told_of_former(policy)], ignore_index=True)
        rows.append(shown(store.cells, reasons, policy).assign(version=str(number)))
        standing = store.cells[[*KEY, "content", "base"]].join(reasons)
    return pd.concat(rows, ignore_index=True)


def _former(store, standing):
    """The bases of places' quarters that are of other people now, or are no more."""
    spots = standing[~standing["area"].isin(set(store.parents.values()))]
    spots = spots[~spots["period"].str.endswith("FY")]
    now = store.cells.set_index(KEY)["content"]
    found = now.reindex(pd.MultiIndex.from_frame(spots[KEY])).to_numpy()
    return spots.loc[spots["content"].to_numpy() != found, [*KEY, "base"]]


def random_store(seed, *, most=60, areas=None, quarters=4, breakdowns=3, mean=None):
    """A store of 2 to 40 areas, 1 to 8 quarters and 1 to 5 breakdowns, with skewed small bases."""
    chance = np.random.default_rng(seed)
    if areas is None:
        areas, quarters, breakdowns = _size(chance, most)
    mean = mean or float(chance.choice([8, 20, 45, 100, 250]))
    places = [f"A{number:02}" for number in range(areas)]
    people = _people(chance, places, quarters, breakdowns, mean)
    parents = _tree(places)
    return Store(_added_up(people, parents), parents)


def _size(chance, most):
    """How many areas, quarters and breakdowns; seldom many of each, so that an attack is quick."""
    while True:
        areas, quarters = int(min(40, 2 + chance.geometric(0.12))), int(chance.integers(1, 9))
        breakdowns = int(chance.integers(1, 6))
        if areas * quarters * breakdowns <= most:
            return areas, quarters, breakdowns


def _people(chance, places, quarters, breakdowns, mean):
    """One row for each person."""
    spots = [(place, quarter) for place in places for quarter in range(quarters)]
    sizes = chance.negative_binomial(1.5, 1.5 / (1.5 + mean), len(spots))
    spot = np.repeat(np.arange(len(spots)), sizes)
    people = pd.DataFrame(
        {
            "area": np.array([place for place, _ in spots])[spot],
            "period": np.array([_quarter(number) for _, number in spots])[spot],
            "answer": chance.choice(ANSWERS, len(spot), p=chance.dirichlet(np.ones(4))),
        }
    )
    for number in range(breakdowns):
        shares = chance.dirichlet(np.full(int(chance.integers(2, 7)), 0.7))
        people[f"b{number}"] = chance.choice(len(shares), len(spot), p=shares).astype(str)
    return people


def _quarter(number):
    return f"{2024 + number // 4}-Q{number % 4 + 1}"


def _tree(places):
    """The parent of each area: no tree, one region, or a region with parts."""
    shape = len(places) % 3
    if shape == 0:
        return {**dict.fromkeys(places, "R"), "R": ""}
    parts = [f"S{number}" for number in range(max(1, len(places) // 5))]
    tree = {place: parts[number % len(parts)] for number, place in enumerate(places)}
    top = "R" if shape == 1 else ""
    return {**tree, **dict.fromkeys(parts, top), **({"R": ""} if top else {})}


def _added_up(people, parents, revisions=(), everybody=None):
    """Every cell of places, parents, quarters and years, with each answer's count."""
    breakdowns = [name for name in people if name.startswith("b")]
    long = pd.concat(
        [people.assign(breakdown="all", group="all")]
        + [people.assign(breakdown=name, group=people[name]) for name in breakdowns]
    )
    counts = long.groupby(["area", "period", "breakdown", "group", "answer"]).size()
    counts = counts.unstack("answer", fill_value=0).reindex(columns=list(ANSWERS), fill_value=0)
    groups = long[["breakdown", "group"]] if everybody is None else everybody
    groups = groups.drop_duplicates()
    spots = people[["area", "period"]].drop_duplicates()
    spots["content"] = (spots["area"] + spots["period"]).map(
        lambda spot: f"{spot} {dict(revisions).get(spot, 'once')}"
    )
    whole = spots.merge(groups, how="cross")
    cells = whole.join(counts, on=["area", "period", "breakdown", "group"]).fillna(0)
    cells = _upwards(cells, parents)
    yearly = cells.assign(period=cells["period"].str[:4] + "-FY")
    cells = _summed(pd.concat([cells, yearly]))
    base = cells[list(ANSWERS)].sum(axis=1).astype(int)
    return cells.assign(table="t", base=base).sort_values(KEY, ignore_index=True)


def _summed(cells):
    """Cells of the same name added up, with everything they are made of."""
    how = {**dict.fromkeys(ANSWERS, "sum"), "content": lambda parts: ";".join(sorted(set(parts)))}
    return cells.groupby(KEY[1:], as_index=False).agg(how)


def _upwards(cells, parents):
    """Cells of areas and of every area they lie in."""
    levels, level = [cells], cells
    while True:
        level = level.assign(area=level["area"].map(lambda area: parents.get(area, "")))
        level = level[level["area"] != ""]
        if level.empty:
            every = pd.concat(levels)
            return _summed(every)
        levels.append(level)


def published(store, *, without=(), policy=POLICY):
    """What the product would publish of a store, some rules left out on request."""
    reasons = protect(store.cells, parents=store.parents, policy=policy, without=without)
    return shown(store.cells, reasons, policy)


def shown(cells, reasons, policy=POLICY):
    """Cells and reasons as published rows: one for each answer's share, rounded."""
    rows = cells[KEY].rename(columns={"table": "indicator"}).join(reasons)
    n = cells["base"].to_numpy(float)
    hidden = (reasons["absence"] != "").to_numpy()
    rows["content"] = cells["content"]
    rows["base"] = np.where(hidden, np.nan, np.floor(n / 5 + 0.5) * 5)
    return pd.concat([_share(rows, cells, each, n, hidden) for each in ANSWERS], ignore_index=True)


def _share(rows, cells, answer, n, hidden):
    """The rows of one answer."""
    z = 1.959963984540054
    with np.errstate(invalid="ignore", divide="ignore"):
        p = cells[answer].to_numpy(float) / n
        middle = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        reach = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    numbers = {"value": p, "lower": middle - reach, "upper": middle + reach}
    rounded = {
        name: np.where(hidden, np.nan, np.where(n < 100, np.round(each, 2), np.round(each, 3)))
        for name, each in numbers.items()
    }
    return rows.assign(answer=answer, method="Wilson", **rounded)
