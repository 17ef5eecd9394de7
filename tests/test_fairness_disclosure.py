"""Twelve characteristics in every upload: what the auditor, and gaps, can make of what is shown."""

import numpy as np
import pandas as pd
import pytest
from fairness_stores import BRADFORD, LEEDS, WAKEFIELD, everyone, told

from khi import catalogue as catalogues
from khi import publication
from khi.disclosure.audit import audit_frame
from khi.publication import fairness

NUMBERS = ["gap", "gap_lower", "gap_upper", "ratio", "ratio_lower", "ratio_upper"]
PEOPLE = {LEEDS: 240, BRADFORD: 90, WAKEFIELD: 35}


@pytest.fixture(scope="module")
def known():
    return catalogues.load()


def twelve(known, seed):
    """A quarter of three places; everybody is in one group of each of twelve characteristics."""
    chance = np.random.default_rng(seed)
    tallies = []
    for area, count in PEOPLE.items():
        good = chance.random(count) < 0.6
        for breakdown in known.breakdowns.values():
            codes = [each.code for each in breakdown.groups if not each.within]
            shares = chance.dirichlet(np.full(len(codes), 0.7))
            drawn = chance.choice(len(codes), count, p=shares)
            counts = {
                code: (int((good & (drawn == at)).sum()), int((~good & (drawn == at)).sum()))
                for at, code in enumerate(codes)
                if (drawn == at).any()
            }
            tallies.append(told(area, "2026-Q1", breakdown.id, **counts))
    return everyone(*tallies)


@pytest.fixture(scope="module")
def shown(known):
    rows = publication.compute(twelve(known, 11), known, policy=known.policy)
    assert rows["breakdown"].nunique() == 13
    return rows


@pytest.mark.slow
def test_the_auditor_finds_nothing_in_a_store_with_twelve_characteristics(known, shown):
    assert shown["absence"].ne("").any(), "nothing is withheld, so this would show nothing"
    parents = {area.code: area.parent for area in known.areas.values()}
    tables = {each.id: "khi_ctl1" for each in known.indicators_of("khi_ctl1")}
    assert not audit_frame(shown, parents, known.policy, tables=tables)


@pytest.mark.slow
def test_no_gap_of_a_group_that_is_withheld_or_held_against_one_has_a_number(known, shown):
    indicator = known.indicators["ctl01"]
    own = shown[shown["answer"].eq("") & shown["indicator"].eq("ctl01")]
    groups = own[own["breakdown"].ne("all")]
    for reference in (fairness.REST, fairness.BEST, "female", "disabled"):
        gaps = fairness.with_gaps(groups, indicator, reference=reference)
        withheld = gaps["absence"].ne("")
        assert withheld.any()
        assert gaps.loc[withheld, NUMBERS].isna().all(axis=None)
    hidden = set(groups.loc[groups["absence"].ne(""), ["area", "breakdown", "group"]].agg(tuple, 1))
    for area, breakdown, code in sorted(hidden):
        same = groups[groups["area"].eq(area) & groups["breakdown"].eq(breakdown)]
        gaps = fairness.with_gaps(same, indicator, reference=code)
        assert gaps[NUMBERS].isna().all(axis=None)


@pytest.mark.slow
def test_everything_made_of_hidden_groups_has_no_number_either(known, shown):
    rows = shown[shown["answer"].eq("") & shown["area"].eq(WAKEFIELD)]
    cells = fairness.everything(rows, known.indicators)
    hidden = cells[cells["standing"].eq("hidden")]
    assert len(hidden)
    assert hidden[[*NUMBERS, "value", "base", "p", "width"]].isna().all(axis=None)
    assert pd.Series(hidden["group"]).eq("").all()
