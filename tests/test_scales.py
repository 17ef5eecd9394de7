"""Scales: one score from several questions, every one of them answered."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.model import Derived, KhiError
from khi.statistics import scales

NAN = float("nan")
UCLA = Derived(rule="sum", of=("company", "left_out", "isolated"))
PEOPLE = st.lists(st.tuples(*[st.sampled_from([1, 2, 3, NAN])] * 3), min_size=1, max_size=20)


def answers(*people):
    return pd.DataFrame(people, columns=list(UCLA.of), index=[f"p{i}" for i in range(len(people))])


def test_ucla_3_runs_from_3_to_9():
    # Hughes et al (2004): three items of 1 to 3, added up; no reverse items.
    found = scales.scores(answers((1, 1, 1), (3, 3, 3), (1, 2, 3)), UCLA)
    assert found.tolist() == [3, 9, 6]
    assert found.index.tolist() == ["p0", "p1", "p2"]


@given(PEOPLE)
def test_every_item_is_required(people):
    found = scales.scores(answers(*people), UCLA)
    assert found.isna().tolist() == [any(np.isnan(item) for item in person) for person in people]
    assert found.dropna().between(3, 9).all()


@pytest.mark.parametrize(("rule", "score"), [("sum", 6), ("mean", 2), ("min", 1), ("max", 3)])
def test_each_rule(rule, score):
    found = scales.scores(answers((1, 2, 3), (1, 2, NAN)), UCLA.model_copy(update={"rule": rule}))
    assert found.tolist()[0] == score
    assert np.isnan(found.iloc[1])


def test_other_columns_and_nullable_numbers_do_no_harm():
    people = answers((1, 2, 3), (1, 2, None)).astype("Int64").assign(name="somebody")
    assert scales.scores(people, UCLA).tolist()[0] == 6
    assert scales.scores(answers(), UCLA).empty


def test_a_licensed_table_is_the_deployers_own(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("raw,score\n3,10.5\n6,20\n9,30\n")
    table = scales.load_table(path)
    found = scales.scores(answers((1, 1, 1), (3, 3, 3), (1, NAN, 3)), UCLA, table=table)
    assert found.tolist()[:2] == [10.5, 30]
    assert np.isnan(found.iloc[2])
    assert np.isnan(scales.scores(answers((NAN, 1, 1)), UCLA, table=table)).all()
    with pytest.raises(ValueError, match="raw score of 4"):
        scales.scores(answers((1, 1, 2)), UCLA, table=table)


@pytest.mark.parametrize(
    "text", ["raw\n3\n", "raw,score\n3,ten\n", "raw,score\n3,\n", "raw,score\n3,1\n3,2\n", ""]
)
def test_a_table_that_cannot_be_used_says_what_is_wrong(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text)
    with pytest.raises(KhiError, match=r"table\.csv.*raw and score"):
        scales.load_table(path)


def test_a_missing_table_is_said_to_be_missing(tmp_path):
    with pytest.raises(KhiError, match="cannot be read"):
        scales.load_table(tmp_path / "nowhere.csv")


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="none for 'isolated'"):
        scales.scores(answers((1, 1, 1)).drop(columns="isolated"), UCLA)
    with pytest.raises(ValueError, match="not 'median'"):
        scales.scores(answers((1, 1, 1)), UCLA.model_copy(update={"rule": "median"}))
