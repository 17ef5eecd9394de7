"""Promises that hold for any uploads at all."""

import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import publication
from khi.model import Policy
from khi.publication import NUMBERS, PUBLISHED, ROW, compute
from khi.publication.figures.survey import not_asked
from khi.publication.sums.readings import exact
from khi.store import Store

pytestmark = pytest.mark.slow

_COUNTS = st.fixed_dictionaries(
    {"yes": st.integers(0, 40), "no": st.integers(0, 15), "partly": st.integers(0, 6)}
)
_PLACE = st.tuples(
    st.sampled_from(["Ash", "Birch", "Cedar", "North"]),
    st.sampled_from(["2023-Q4", "2024-Q1", "2024-Q2", "2025-Q1"]),
)
_WEIGHTS = st.sampled_from([None, 0.3, 1.7])


def _surveyed(place, female, male, silent, weight, asks_sex):
    if asks_sex:
        return by_sex(*place, female, male, silent or None)
    everyone = {answer: female[answer] + male[answer] for answer in female}
    return answers(*place, weight=weight, **everyone)


_SURVEYED = st.builds(
    _surveyed, _PLACE, _COUNTS, _COUNTS, st.just({}) | _COUNTS, _WEIGHTS, st.booleans()
)
_UPLOADS = st.lists(st.lists(_SURVEYED, min_size=1, max_size=3), min_size=1, max_size=4)
_NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A store is written for each example, so a counterexample is shown as it was found."""
few = settings(max_examples=8, deadline=None, phases=_NO_SHRINKING)
many = settings(max_examples=25, deadline=None)


def drafts(uploads):
    return [draft(*parts, id=f"u{number}", when=number) for number, parts in enumerate(uploads)]


def published(steps):
    """What a new store shows after some steps, each a function of the store."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "khi.duckdb", memory_limit="300MB", threads=1)
        for step in steps:
            step(store)
        rows = publication.frame(store)
        store.close()
    return rows


def committing(one):
    return lambda store: publication.commit(store, CATALOGUE, one)


def withdrawing(one):
    return lambda store: publication.withdraw(store, CATALOGUE, one.upload.id, "")


def from_nothing(every):
    """What all the drafts together give, worked out at once."""
    tallies = pd.concat([each.tallies for each in every], ignore_index=True)
    credits = pd.concat([each.tallies.assign(source=each.upload.source) for each in every])
    where = ["question", "area", "quarter"]
    credits = credits[[*where, "source"]].drop_duplicates()
    rows = compute(tallies, CATALOGUE, policy=CATALOGUE.policy, credits=credits)
    asked = not_asked(tallies[where].drop_duplicates(), CATALOGUE)
    return in_order(pd.concat([rows, asked]))


def in_order(rows):
    return rows.sort_values(ROW, ignore_index=True)


def same(left, right):
    pd.testing.assert_frame_equal(in_order(left), in_order(right), check_dtype=False)


def same_where_shown(left, right):
    """What may be shown depends on what was shown before; what it says does not."""
    both = left.merge(right, on=ROW, suffixes=("", "_other"))
    both = both[(both["absence"] == "") & (both["absence_other"] == "")]
    for name in ("value", "lower", "upper", "base", "method"):
        assert both[name].equals(both[f"{name}_other"].rename(name))


@few
@given(_UPLOADS, st.randoms())
def test_a_figure_is_the_same_whatever_order_the_uploads_came_in(uploads, chance):
    every = drafts(uploads)
    shuffled = chance.sample(every, len(every))
    same_where_shown(published(map(committing, every)), published(map(committing, shuffled)))


@few
@given(_UPLOADS)
def test_a_figure_published_one_by_one_is_the_figure_published_from_nothing(uploads):
    every = drafts(uploads)
    same_where_shown(published(map(committing, every)), from_nothing(every))


@few
@given(_UPLOADS)
def test_a_withdrawn_upload_is_as_if_it_had_never_been(uploads):
    first, *others = every = drafts(uploads)
    with_it = published([*map(committing, every), withdrawing(first)])
    without = published(map(committing, others))
    same_where_shown(with_it, without)
    assert len(with_it) == len(without)


@few
@given(_UPLOADS)
def test_the_tallies_of_two_halves_add_up_to_the_tallies_of_the_whole(uploads):
    every = pd.concat([each.tallies for each in drafts(uploads)], ignore_index=True)
    half = np.arange(len(every)) % 2 == 0
    apart = [draft(every[half], id="odd"), draft(every[~half], id="even")]
    whole, halves = from_nothing([draft(every, id="all")]), from_nothing(apart)
    same(whole.drop(columns="source"), halves.drop(columns="source"))


@given(st.lists(st.floats(0.001, 900.0), min_size=2, max_size=30), st.randoms())
def test_weights_add_up_to_the_last_digit_in_any_order(weights, chance):
    tallies = pd.DataFrame({"weight": weights, "weight_sq": np.square(weights)})
    kept = exact(tallies)
    shuffled = chance.sample(list(kept["weight"]), len(kept))
    assert sum(shuffled) == sum(kept["weight"])
    assert np.allclose(kept, tallies, atol=1e-6)


def computed(uploads, policy=CATALOGUE.policy):
    tallies = pd.concat([each.tallies for each in drafts(uploads)], ignore_index=True)
    return compute(tallies, CATALOGUE, policy=policy)


@many
@given(_UPLOADS, st.sampled_from([10, 20]))
def test_no_base_under_the_threshold_is_ever_published(uploads, threshold):
    rows = computed(uploads, Policy().stricter(threshold=threshold))
    assert tuple(rows.columns) == PUBLISHED
    assert (rows["base"].dropna() >= threshold).all()
    assert rows.loc[rows["absence"] == "", "base"].notna().all()


@many
@given(_UPLOADS)
def test_a_withheld_row_carries_no_number(uploads):
    rows = computed(uploads)
    withheld = rows[rows["absence"] != ""]
    assert withheld[NUMBERS].isna().all(axis=None)
    assert (withheld[["change_verdict", "verdict"]] == "").all(axis=None)
    assert (withheld["rule"] != "").all()
    assert not withheld["indicative"].any()


@many
@given(_UPLOADS)
def test_shown_bases_are_rounded_and_shown_figures_are_no_finer_than_their_base(uploads):
    rows = computed(uploads)
    assert (rows["base"].dropna() % 5 == 0).all()
    small = rows[rows["base"] < 95].drop(columns="base")
    finest = small[["value", "lower", "upper", "change", "difference"]].astype(float)
    assert np.allclose(finest, finest.round(2), equal_nan=True)


@many
@given(_UPLOADS)
def test_a_figure_lies_within_its_limits_and_its_base_is_what_was_counted(uploads):
    rows = computed(uploads)
    shown = rows[rows["value"].notna()]
    assert ((shown["lower"] <= shown["value"]) & (shown["value"] <= shown["upper"])).all()
    everyone = pd.concat([each.tallies for each in drafts(uploads)])
    everyone = everyone[everyone["breakdown"] == "all"]
    counted = everyone.groupby(["area", "quarter"])["n"].sum()
    for row in shown[(shown["answer"] == "") & (shown["parts_expected"] == 1)].itertuples():
        if (row.area, row.period) in counted and row.breakdown == "all":
            assert abs(counted[row.area, row.period] - row.base) <= 2.5


@many
@given(_UPLOADS)
def test_no_lone_group_place_or_quarter_can_be_found_by_subtraction(uploads):
    """An independent look at single sums: where the total is shown, never one part is withheld."""
    rows = computed(uploads)
    rows = rows[(rows["answer"] == "") & (rows["indicator"] == "kin")]
    hidden = rows["absence"] != ""
    shown_total = set(rows.loc[~hidden & (rows["breakdown"] == "all"), ["area", "period"]]
                      .itertuples(index=False, name=None))  # fmt: skip
    groups = rows[rows["breakdown"] != "all"].assign(hidden=hidden)
    tallies = pd.concat([each.tallies for each in drafts(uploads)])
    partly = _with_people_elsewhere(tallies)
    for (area, period, _), own in groups.groupby(["area", "period", "breakdown"]):
        if (area, period) in shown_total and (area, period) not in partly:
            assert own["hidden"].sum() != 1


def _with_people_elsewhere(tallies):
    """The areas and periods in which somebody is in no group: nothing can be subtracted there."""
    by = ["area", "quarter"]
    total = tallies[tallies["breakdown"] == "all"].groupby(by)["n"].sum()
    grouped = tallies[tallies["breakdown"] == "sex"].groupby(by)["n"].sum()
    short = total[total != grouped.reindex(total.index).fillna(0)]
    above = {
        area: [area, *(each.code for each in CATALOGUE.ancestors(area))] for area, _ in short.index
    }
    return {
        (each, period)
        for area, quarter in short.index
        for each in above[area]
        for period in (quarter, f"{quarter[:4]}-FY")
    }
