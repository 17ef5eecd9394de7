"""The groups and answers of a real return, drawn again and again into small surveys."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from khi.disclosure.audit import audit_frame
from tests.attacks.stores import KEY, POLICY, Store, published

RETURN = (
    Path(__file__).parents[2].parent
    / "shared/realdata/surveys/ascs_respondent_level_return_fixture.csv"
)
GROUPED = ("Gender_Grouped", "Age_Grouped", "PrimarySupportReason_Grouped", "Ethnicity_Grouped")
ANSWER = {"1": "always", "2": "mostly", "3": "sometimes"}


@pytest.mark.skipif(not RETURN.exists(), reason="the real return is not here")
@pytest.mark.parametrize("people", [25, 80, 300])
def test_a_survey_shaped_like_the_adult_social_care_return_gives_nothing_away(people):
    real = pd.read_csv(RETURN, dtype=str, encoding="utf-8-sig").fillna("")
    chance = np.random.default_rng(people)
    rows = real.iloc[chance.integers(0, len(real), people * 4)].reset_index(drop=True)
    spots = {"area": [f"L{n}" for n in chance.integers(0, 4, len(rows))], "period": "2025-Q1"}
    rows = rows.assign(**spots, answer=rows["q1Std"].map(ANSWER).fillna("rarely"))
    parents = {**{f"L{n}": "R" for n in range(4)}, "R": ""}
    store = Store(_cells(rows, parents), parents)
    assert not audit_frame(published(store), parents, POLICY)


def _cells(rows, parents):
    both = pd.concat([rows, rows.assign(area=rows["area"].map(parents))])
    long = [both.assign(breakdown="all", group="all")]
    long += [both.assign(breakdown=name, group="g" + both[name]) for name in GROUPED]
    counts = pd.concat(long).groupby([*KEY[1:], "answer"]).size().unstack(fill_value=0)
    groups = counts.reset_index()[["breakdown", "group"]].drop_duplicates()
    spots = counts.reset_index()[["area", "period"]].drop_duplicates()
    whole = pd.MultiIndex.from_frame(spots.merge(groups, how="cross")[KEY[1:]])
    counts = counts.reindex(whole, fill_value=0)
    counts = counts.reindex(columns=["always", "mostly", "sometimes", "rarely"], fill_value=0)
    base = counts.sum(axis=1)
    return counts.assign(base=base, table="t", content="once").reset_index()
