"""Weights: what a file of weights may do to a figure, and what it may never do."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import tried
from publication_cases import CATALOGUE, answers, by_sex, draft, measures, only

from khi import publication
from khi.model import KhiError
from khi.publication import compute
from khi.publication.figures.estimates import Sums, ends_of, estimated, less, sums_of
from khi.publication.sums.readings import sums

EQUAL = st.sampled_from([0.3, 0.7, 0.85, 1.1, 1 / 3, 0.123456, 417.3]) | st.floats(1e-3, 900)
SCORES = st.dictionaries(
    st.sampled_from([f"score_{score}" for score in range(11)]), st.integers(1, 40), min_size=1
)


def surveyed(weight, female, male, question="satisfied"):
    """Tallies of everyone and of each sex, each worked out from its own people."""
    both = {code: female.get(code, 0) + male.get(code, 0) for code in {**female, **male}}
    groups = [
        answers("Ash", "2025-Q1", question=question, breakdown="sex", group=group, weight=weight,
                **counts)
        for group, counts in (("female", female), ("male", male))
    ]  # fmt: skip
    whole = answers("Ash", "2025-Q1", question=question, weight=weight, **both)
    return pd.concat([whole, *groups], ignore_index=True)


@tried(few=4, many=60)
@given(EQUAL, SCORES, SCORES)
def test_equal_weights_give_the_figures_of_no_weights(weight, female, male):
    weighted, plain = (
        compute(surveyed(each, female, male), CATALOGUE, policy=CATALOGUE.policy)
        for each in (weight, None)
    )
    assert weighted["absence"].tolist() == plain["absence"].tolist()
    numbers = ["value", "lower", "upper", "difference", "difference_lower", "difference_upper"]
    # A figure that lies between two steps of what is shown may fall to either.
    np.testing.assert_allclose(weighted[numbers], plain[numbers], atol=0.1 + 1e-9)


GRID = 2.0**-20


def one(*each):
    return Sums(*(np.array([number], float) for number in each))


@pytest.mark.parametrize(("indicator", "x"), [("kin", 1), ("wel", 10), ("frd", -1), ("wel", 0)])
def test_a_step_lost_in_adding_leaves_nobody_below_the_lowest_answer(indicator, x):
    # 12 people of weight 1/3 gave x, and 30 others the lowest answer; three detailed groups of the
    # 12 were added in steps of their own, and came to a step more than all 12 together.
    indicator = CATALOGUE.indicators[indicator]
    low = ends_of(indicator)[0]
    w = 4 + GRID
    whole = one(14, 14 / 3, 4 * x + 10 * low, 4 * x * x + 10 * low * low, 42)
    part = one(w, 4 / 3, w * x, w * x * x, 12)
    rest = estimated(indicator, False, less(whole, part, indicator))
    assert rest.value == pytest.approx([low], abs=1e-5)


def test_a_part_that_holds_more_than_the_whole_is_still_refused():
    indicator = CATALOGUE.indicators["wel"]
    whole, part = one(20, 20, 100, 800, 20), one(10, 10, 100, 1000, 10)
    with pytest.raises(ValueError, match="sum of squares"):
        estimated(indicator, False, less(whole, part, indicator))


def test_the_rest_of_equal_weights_is_as_sure_as_its_people():
    # The rounding of 0.3 and of its square apart made 10 people count for more than 10.
    cells = sums(surveyed(0.3, {"score_4": 10, "score_8": 30}, {"score_6": 50}), CATALOGUE)
    by_group = {row["group"]: sums_of(cells.loc[[index]]) for index, row in cells.iterrows()
                if row["indicator"] == "wel" and row["answer"] == ""}  # fmt: skip
    rest = less(by_group["all"], by_group["female"], CATALOGUE.indicators["wel"])
    assert (rest.w**2 / rest.w2 <= rest.n * (1 + 1e-12)).all()


SPRING = date(2026, 4, 1)


def contradictory(area="Ash"):
    """100 people who weigh 160. Of the yes, the 20 women alone weigh more than everyone."""
    tallies = by_sex(area, "2025-Q1", {"yes": 20, "no": 25}, {"yes": 30, "no": 25})
    heavy = {("all", "yes"): 60.0, ("all", "no"): 100.0, ("female", "yes"): 85.0}
    names = zip(tallies["group"], tallies["answer"], strict=True)
    own = zip(names, tallies["weight"], strict=True)
    return tallies.assign(weight=[heavy.get(name, weight) for name, weight in own])


def reason(store, id):
    return {each.id: each.reason for each in publication.uploads(store)}[id]


def test_one_draft_that_cannot_be_worked_out_keeps_no_other_from_its_day(store):
    publication.hold(store, CATALOGUE, draft(contradictory(), id="odd"), publish_on=SPRING)
    fine = draft(answers("Birch", "2025-Q1", yes=60, no=40), id="fine", when=1)
    publication.hold(store, CATALOGUE, fine, publish_on=SPRING)
    assert [each.id for each in publication.publish_due(store, CATALOGUE, SPRING)] == ["fine"]
    assert only(publication.frame(store), indicator="kin", area="Birch")["value"] == 0.6
    said = reason(store, "odd")
    assert "The counts of “kin” from Survey odd contradict each other" in said
    assert "Whoever added the file corrects it" in said
    assert publication.publish_due(store, CATALOGUE, SPRING) == []


def test_the_file_that_contradicts_itself_is_named_and_not_the_one_beside_it(store):
    publication.commit(store, CATALOGUE, draft(answers("Birch", "2025-Q1", yes=60, no=40)))
    with pytest.raises(KhiError, match="from Survey odd contradict") as refused:
        publication.commit(store, CATALOGUE, draft(contradictory(), id="odd", when=1))
    assert refused.value.found
    assert [each.id for each in publication.uploads(store)] == ["one"]


def test_a_measure_that_cannot_be_worked_out_is_named():
    endless = measures(("visits", "Ash", "2025-Q1", np.inf, 1000))
    with pytest.raises(KhiError, match="“visits” from Return"):
        publication.compute_activity(endless, CATALOGUE)


def test_a_change_between_two_quarters_of_one_answer_each_has_a_width():
    five, six = (
        answers("Ash", "2024-Q1", question="satisfied", score_5=40),
        answers("Ash", "2025-Q1", question="satisfied", score_6=40),
    )
    rows = compute(pd.concat([five, six]), CATALOGUE, policy=CATALOGUE.policy)
    row = only(rows, indicator="wel", area="Ash", period="2025-Q1")
    assert row["change"] == 1
    assert row["change_lower"] < 0.6 < 1.4 < row["change_upper"]
