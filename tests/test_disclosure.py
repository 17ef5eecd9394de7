"""What must be withheld, and why."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi.disclosure import near_certain, protect, protect_answers
from khi.model import Absence, Policy

POLICY = Policy()


def groups(*bases, area="Ashby", period="2025-Q1", breakdown="age"):
    """Everyone, and the groups of one breakdown, in one place and quarter."""
    rows = [("t", area, period, "all", "all", sum(bases))]
    rows += [("t", area, period, breakdown, f"g{i}", base) for i, base in enumerate(bases)]
    return pd.DataFrame(rows, columns=["table", "area", "period", "breakdown", "group", "base"])


def reasons(cells, parents=None):
    return list(protect(cells, parents=parents or {}, policy=POLICY)["absence"])


@pytest.mark.slow
@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_no_base_under_the_threshold_is_ever_shown(bases):
    absence = protect(groups(*bases), parents={}, policy=POLICY)["absence"]
    assert (absence[groups(*bases)["base"] < 10] != Absence.NONE).all()


def test_a_group_of_nobody_is_too_few_as_well():
    assert reasons(groups(40, 50, 0))[3] == Absence.TOO_FEW


def test_a_lone_small_group_takes_another_with_it():
    assert reasons(groups(3, 20, 40, 60)) == [
        Absence.NONE,
        Absence.TOO_FEW,
        Absence.PROTECTS,
        Absence.NONE,
        Absence.NONE,
    ]


def test_small_groups_that_hide_each_other_take_nothing_with_them():
    assert reasons(groups(5, 4, 3, 60)).count(Absence.PROTECTS) == 0


def test_where_every_part_is_small_no_part_says_so():
    assert reasons(groups(9, 9)) == [Absence.NONE, Absence.PROTECTS, Absence.PROTECTS]


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (0, 12, "almost nobody"),
        (1, 12, "almost nobody"),
        (2, 12, ""),
        (12, 12, "almost everybody"),
        (11, 12, "almost everybody"),
        (0, 30, ""),
        (0, 0, ""),
    ],
)
def test_everybody_and_nobody_are_not_said_of_a_small_group(count, base, words):
    assert near_certain(count, base, sensitive=True, policy=POLICY) == words


def test_a_plain_question_may_say_everybody():
    assert near_certain(12, 12, sensitive=False, policy=POLICY) == ""


def test_an_answer_put_in_words_is_not_given_away_by_the_other_answers():
    answers = pd.DataFrame(
        {"cell": 1, "answer": list("abc"), "count": [0, 5, 15], "base": 20, "sensitive": True}
    )
    shown = protect_answers(answers, policy=POLICY)
    assert list(shown["absence"]) == [Absence.NONE, Absence.PROTECTS, Absence.NONE]


def test_a_rule_left_out_by_a_name_that_none_has_is_refused():
    """A test that leaves nothing out by mistake would prove that no rule is needed."""
    with pytest.raises(ValueError, match="no such rule"):
        protect(groups(7, 45), parents={}, policy=POLICY, without=["treshold"])
