"""Which cells may be shown: what disclosure control decides, told about every sum there is.

Disclosure control sees more cells than are ever shown, so that it knows each sum a reader could
make: a year made of one quarter, the people an area counted outside its own places, and the people
in places that did not ask a breakdown.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from khi import disclosure
from khi.catalogue import Catalogue
from khi.disclosure import KEY, Before
from khi.model import EVERYONE, Indicator, Policy
from khi.publication.deciding import auditing
from khi.publication.deciding.past import NAME, Past, tables_of
from khi.publication.deciding.releases import SPAN
from khi.publication.sums import readings
from khi.publication.sums.places import into_years, lineage, period_type, root, up_the_tree, year_of
from khi.publication.sums.readings import table

ELSEWHERE = "elsewhere"
"""The group of people whose place did not ask the breakdown. Never shown."""


class Decided(NamedTuple):
    """What may be shown, and what is to be kept of what was.

    ``cells`` have ``absence`` and ``rule``. ``remembered`` is kept in place of all that was of
    ``tables``, and ``told`` beside what was.
    """

    cells: pd.DataFrame
    remembered: pd.DataFrame
    told: pd.DataFrame
    tables: list[str]


def decided(
    cells: pd.DataFrame,
    places: pd.DataFrame,
    catalogue: Catalogue,
    *,
    policy: Policy,
    past: Past,
) -> Decided:
    """Say for each cell whether it may be shown.

    Args:
        cells: every cell that might be shown, added up.
        places: the sums of each place and quarter, before anything was added up.
        catalogue: the areas, and how they nest.
        policy: the numbers of disclosure control.
        past: what was published before. A year that nothing has changed in, and of which every
            cell stands decided, is not decided again; nor is such a quarter, while no year that
            adds it up is shown.
    """
    stands = cells.merge(past.standing, on=NAME, how="left", validate="many_to_one")
    added_up = {*cells["period"], *past.standing["period"]}
    span = _span({_year(period) for period in added_up if period_type(period) == "financial year"})
    spans = cells["period"].map(span).reset_index(drop=True)
    changed = set(spans[stands["absence"].isna()]) | set(map(span, past.quarters))
    is_fresh = spans.isin(changed).to_numpy()
    own = places[places["period"].map(span).isin(changed)]
    reasons, kept, told = _protected(own, cells[is_fresh], catalogue, policy, past)
    fresh = cells[is_fresh].merge(reasons, on=KEY, how="left", validate="many_to_one")
    untouched = past.remembered[~past.remembered["period"].map(span).isin(changed)]
    tables = {*places["table"], *past.standing["indicator"].map(tables_of(catalogue)).dropna()}
    mine = untouched[untouched["table"].isin(tables)]
    every = pd.concat([stands[~is_fresh], fresh], ignore_index=True)
    remembered = pd.concat([mine, kept], ignore_index=True).drop_duplicates()
    return Decided(every, remembered, told, sorted(tables))


def _span(years: set[str]) -> Callable[[str], str]:
    """What gives each period with all it hangs together with: its year, where that is shown."""
    return lambda period: _year(period) if _year(period) in years else period


def _year(period: str) -> str:
    """The financial year of a quarter or a year, by how both are written."""
    return period[:4]


def _protected(
    places: pd.DataFrame, cells: pd.DataFrame, catalogue: Catalogue, policy: Policy, past: Past
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What disclosure control decides of some years.

    Returns:
        One row per ``KEY``, with ``absence`` and ``rule``; what is to be remembered; and what was
        told, to be kept beside what was kept of that before.
    """
    bases, sensitive = _with_sensitive(places, catalogue)
    own_bases = bases[[*KEY, "n"]]
    bases = pd.concat([bases, _elsewhere(bases, catalogue)], ignore_index=True)
    stood = past.standing.assign(table=past.standing["indicator"].map(tables_of(catalogue)))
    stood = stood.dropna(subset="table").drop_duplicates(KEY)[[*KEY, "absence", "rule"]]
    former = readings.sums(past.former, catalogue)
    former = former[former["answer"] == ""].drop_duplicates(KEY).rename(columns={"n": "base"})
    was = _bases_before(own_bases, former, stood, catalogue) if past.is_whole else own_bases[:0]
    bases, own, parents = _own(bases, {*stood["area"], *former["area"]}, catalogue)
    former = former.assign(area=former["area"].replace(own))[[*KEY, "base"]]
    every = _every(bases, parents)
    may = past.may_show(every, places, catalogue, policy) | every["area"].isin(own.values())
    every = every[may].reset_index(drop=True)
    shown = pd.MultiIndex.from_frame(cells[KEY].drop_duplicates())
    every = every.assign(bridge=~pd.MultiIndex.from_frame(every[KEY]).isin(shown))
    before = Before(stood, former, past.remembered, past.told)
    was = was.iloc[:0] if own or was.empty else _every(was, parents)
    attack = partial(_attacked, before=before, was=was, parents=parents, touched=past.touched)
    each = [
        _of_one_policy(some, before, parents, strict, _named(number), attack)
        for some, strict, number in _alike(every, sensitive, catalogue, policy)
    ]
    gone = disclosure.after_all_went(every, before, parents=parents, policy=policy)
    kept = pd.concat([gone, *(kept for _, kept in each)], ignore_index=True)
    reasons = pd.concat([every.iloc[:0].assign(absence="", rule=""), *(some for some, _ in each)])
    strictest = max((policy, *map(policy.of, catalogue.questions)), key=lambda one: one.threshold)
    told = past.not_kept(before.told_of_former(strictest))
    return reasons[[*KEY, "absence", "rule"]], kept, told


def _alike(
    every: pd.DataFrame, sensitive: Mapping[str, int], catalogue: Catalogue, policy: Policy
) -> Iterator[tuple[pd.DataFrame, Policy, int]]:
    """The cells of tables with one policy and as many sensitive answers, and how many those are."""
    asked = {
        table(each): each.reading.question for each in catalogue.indicators.values() if each.reading
    }
    kinds = {
        name: (policy.of(asked[name]), sensitive.get(name, 0)) for name in every["table"].unique()
    }
    for strict, number in dict.fromkeys(kinds.values()):
        names = [name for name, kind in kinds.items() if kind == (strict, number)]
        yield every[every["table"].isin(names)], strict, number


def _of_one_policy(
    cells: pd.DataFrame,
    before: Before,
    parents: Mapping[str, str],
    policy: Policy,
    counts: list[str],
    attack: Callable[[pd.DataFrame, pd.DataFrame, Policy, Sequence[str]], pd.DataFrame],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What is decided of some tables and attacked, and what is to be remembered."""
    reasons, kept = disclosure.protect_beside(
        cells, before, parents=parents, policy=policy, counts=counts
    )
    return attack(cells.join(reasons), kept, policy, counts), kept


def _attacked(
    decided: pd.DataFrame,
    kept: pd.DataFrame,
    policy: Policy,
    counts: Sequence[str],
    *,
    before: Before,
    was: pd.DataFrame,
    parents: Mapping[str, str],
    touched: Collection[tuple[str, str]],
) -> pd.DataFrame:
    """What is decided of some tables, attacked beside what stood; as it is, if nothing changed."""
    if not touched:
        return decided
    free = auditing.still_free(decided, before, kept)
    saved = auditing.saved(was[was["table"].isin(decided["table"].unique())], before, parents)
    return auditing.audited(decided, free, parents, policy, touched, saved, counts)


def _bases_before(
    bases: pd.DataFrame, former: pd.DataFrame, stood: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """The exact bases of places and quarters as they were when ``stood`` was published."""
    spots = pd.MultiIndex.from_frame(bases[SPAN])
    there = spots.isin(pd.MultiIndex.from_frame(stood[SPAN]))
    changed = spots.isin(pd.MultiIndex.from_frame(former[SPAN]))
    was = former.rename(columns={"base": "n"})[[*KEY, "n"]].astype({"n": bases["n"].dtype})
    was = pd.concat([bases[there & ~changed], was], ignore_index=True)
    return pd.concat([was, _elsewhere(was, catalogue)], ignore_index=True) if len(was) else was


def _every(bases: pd.DataFrame, parents: Mapping[str, str]) -> pd.DataFrame:
    """Every sum of these cells that a reader could make."""
    quarters = up_the_tree(bases, _above(parents), KEY)
    every = pd.concat([quarters, into_years(quarters, KEY)], ignore_index=True)
    every = every.rename(columns={"n": "base"}).astype({"base": "int64"})
    return every.sort_values(KEY, ignore_index=True)


def _with_sensitive(
    places: pd.DataFrame, catalogue: Catalogue
) -> tuple[pd.DataFrame, dict[str, int]]:
    """The base of each cell, and how many people gave each answer that is sensitive.

    Returns:
        One row per ``KEY`` with ``n`` and the columns of ``_named``, nought where a table has
        fewer; and how many each table has.
    """
    bases = places[places["answer"] == ""].drop_duplicates(KEY).set_index(KEY)[["n"]]
    sensitive: dict[str, int] = {}
    for name, own in places.groupby("indicator", sort=False):
        for count in _counts(catalogue.indicators[str(name)], own):
            table = own["table"].iloc[0]
            sensitive[table] = sensitive.get(table, 0) + 1
            column = _named(sensitive[table])[-1]
            bases = bases if column in bases else bases.assign(**{column: 0.0})
            bases[column] += count.reindex(bases.index, fill_value=0.0)
    return bases.reset_index(), sensitive


def _named(number: int) -> list[str]:
    """The names of some columns of counts."""
    return [f"said {each}" for each in range(number)]


def _counts(indicator: Indicator, cells: pd.DataFrame) -> list[pd.Series]:
    """How many people gave each answer that a sensitive figure tells, by ``KEY``.

    The share of each answer is told of everyone only; in a group it counts as half of them, which
    speaks for nobody.
    """
    if not (indicator.reading and indicator.sensitive):
        return []
    sums = cells[cells["answer"] == ""].set_index(KEY)
    given = cells[cells["answer"] != ""].set_index(KEY)
    counts = [
        own["nx"].reindex(sums.index).fillna(sums["n"] / 2)
        for _, own in given.groupby("answer", sort=True)
    ]
    match indicator.reading.kind:
        case "share":
            counts.append(sums["nx"])
        case "net":
            counts += [(sums["nx2"] + sums["nx"]) / 2, (sums["nx2"] - sums["nx"]) / 2]
    return counts


def _elsewhere(bases: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The people no group of a breakdown holds, wherever a place nearby asked the breakdown."""
    tops = {area: root(catalogue, area) for area in bases["area"].unique()}
    bases = bases.assign(top=bases["area"].map(tops), year=bases["period"].map(year_of))
    is_everyone = bases["breakdown"] == EVERYONE
    everyone = bases[is_everyone].drop(columns=["breakdown", "group"])
    nearby = ["table", "top", "year", "breakdown"]
    asked = bases.loc[~is_everyone, nearby].drop_duplicates()
    wanted = everyone.merge(asked, on=nearby[:3])
    sums = [name for name in bases if name not in (*KEY, "top", "year")]
    held = bases[~is_everyone].groupby(_GROUPED, observed=True)[sums].sum()
    found = pd.MultiIndex.from_frame(wanted[_GROUPED])
    wanted[sums] -= held.reindex(found, fill_value=0).to_numpy()
    return wanted[wanted["n"] > 0].assign(group=ELSEWHERE)[[*KEY, *sums]]


_GROUPED = ["table", "area", "period", "breakdown"]


def _own(
    bases: pd.DataFrame, others: set[str], catalogue: Catalogue
) -> tuple[pd.DataFrame, dict[str, str], dict[str, str]]:
    """The same bases, with what an area counted itself as one more part of it.

    Returns:
        The bases; the name of that part, for each area that has one; and the parent of each area
        of these and the ``others``, empty where it has none.
    """
    known = lineage(catalogue, {*bases["area"], *(others & set(catalogue.areas))})
    parents = {area: catalogue.areas[area].parent for area in known["ancestor"].unique()}
    holding = {area for area in bases["area"].unique() if catalogue.children(area)}
    own = {area: f"{area}, counted itself" for area in sorted(holding)}
    parents = {area: parent if parent in parents else "" for area, parent in parents.items()}
    parents |= {part: area for area, part in own.items()}
    return bases.assign(area=bases["area"].replace(own)), own, parents


def _above(parents: Mapping[str, str]) -> pd.DataFrame:
    """Each area with itself and everything it lies in."""
    line = auditing.lineage_of(parents)
    pairs = [(area, each) for area in parents for each in line(area)]
    return pd.DataFrame(pairs, columns=["area", "ancestor"], dtype="str")
