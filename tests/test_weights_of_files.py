"""Weights in files: on one scale, with their squares, and never contradicting each other."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from intake_cases import catalogue, checked, leeds, messages, written
from patience import tried

from khi import publication
from khi.store import Store

HEAD = "question,answer,area,quarter,breakdown,group,n,weight,weight_sq"
WHERE = "Leeds,2025-Q1"


def counts(*rows, head=HEAD):
    """A counted file: ``("Yes", "sex", "female", 20, 18, 17)`` is answer, group and numbers."""
    lines = [
        f"khi_con1,{answer},{WHERE},{','.join(str(each) for each in rest)}"
        for answer, *rest in rows
    ]
    return checked("\n".join([head, *lines]))


def weights(draft, **where):
    """What the tallies of a group come to: n, weight and weight_sq of each answer."""
    where = {"breakdown": "all", "group": "all"} | where
    rows = draft.tallies
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows[["n", "weight", "weight_sq"]].to_numpy(float)


def test_a_file_of_heavy_weights_is_brought_to_an_average_of_one():
    # 400 and 1,200 average 800: so a half, and one and a half.
    draft = leeds("khi_con1,weight\nYes,400\nNo,1200\n")
    np.testing.assert_allclose(weights(draft), [[1, 0.5, 0.25], [1, 1.5, 2.25]], atol=1e-4)


def test_people_who_are_not_counted_do_not_change_the_scale():
    odd = [["Yellow", "Female", 90_000], ["", "Female", 50_000]]
    rows = [["Yes", "Female", 400], ["No", "Male", 1200]] * 6
    draft = leeds(written([["khi_con1", "sex", "weight"], *rows, *odd]))
    np.testing.assert_allclose(weights(draft), [[6, 3, 1.5], [6, 9, 13.5]], atol=1e-3)


def test_a_person_weighs_the_same_in_every_question():
    # The scale is the file's: leaving a question out makes nobody heavier in it.
    rows = "khi_con1,khi_con2,weight\nYes,helps,1\nYes,,3\n"
    tallies = leeds(rows).tallies.set_index("question")["weight"]
    assert tallies.to_dict() == {"khi_con1": 2.0, "khi_con2": 0.5}


@tried(few=8, many=25)
@given(st.lists(st.floats(0.2, 5), min_size=2, max_size=30), st.floats(1e-4, 1e6))
def test_the_scale_a_file_was_weighted_on_does_not_show(people, scale):
    files = [
        written([["khi_con1", "weight"], *(["Yes", repr(weight * by)] for weight in people)])
        for by in (1.0, scale)
    ]
    once, again = (weights(leeds(each)) for each in files)
    np.testing.assert_allclose(again, once, atol=len(people) * 1e-4)
    assert once[0, 1] == pytest.approx(len(people), abs=len(people) * 1e-5)


def test_equal_weights_are_no_weights():
    draft = leeds("khi_con1,weight\n" + "Yes,0.3\n" * 7)
    assert weights(draft).tolist() == [[7, 7, 7]]


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=1)
    yield opened
    opened.close()


def of_region(store, *drafts):
    """The share of people who decide for themselves, of everyone in Yorkshire and the Humber."""
    for draft in drafts:
        publication.commit(store, catalogue(), draft)
    rows = publication.frame(store, indicators=["con01"], areas=["E12000003"], answers=[""])
    return rows[rows["period"] == "2025-Q1"].iloc[0]


def people(area, weight, yes, no):
    rows = [[area, "Yes", weight]] * yes + [[area, "No", weight]] * no
    return checked(written([["area", "khi_con1", "weight"], *rows]), quarter="2025-Q1")


def test_a_council_that_weighs_up_to_its_people_does_not_outweigh_its_region(store):
    # 1,000 people of whom 900 say yes, and 400 of whom 100 do: 1,000 of 1,400, 71.4%.
    row = of_region(store, people("Leeds", 1, 900, 100), people("Bradford", 400, 100, 300))
    assert row["value"] == pytest.approx(1000 / 1400, abs=5e-4)
    assert row["base"] == 1400


def test_a_counted_file_that_weighs_up_to_its_people_is_on_the_same_scale(store):
    heavy = "question,answer,area,quarter,n,weight,weight_sq\n" + "".join(
        f"khi_con1,{answer},Bradford,2025-Q1,{n},{400 * n},{160_000 * n}\n"
        for answer, n in (("Yes", 100), ("No", 300))
    )
    row = of_region(store, people("Leeds", 1, 900, 100), checked(heavy))
    assert row["value"] == pytest.approx(1000 / 1400, abs=5e-4)


def test_counted_weights_keep_their_squares():
    # Weights 0.5 and 1.5 twice over: they come to 4, and their squares to 5, for 4 people.
    draft = counts(("Yes", "all", "all", 2, 20, 250), ("No", "all", "all", 2, 20, 250))
    assert weights(draft).tolist() == [[2, 2, 2.5], [2, 2, 2.5]]


def test_weights_without_their_squares_are_asked_about():
    head = HEAD.removesuffix(",weight_sq")
    draft = counts(("Yes", "all", "all", 50, 100), ("No", "all", "all", 50, 60), head=head)
    (need,) = draft.needs
    assert "weight_sq (each person's weight times itself, added up)" in need
    assert "everybody counts once" in need
    assert draft.tallies.empty


def test_a_row_that_lacks_its_weight_is_refused_and_says_so():
    draft = counts(("Yes", "all", "all", 20, 20, 22), ("No", "all", "all", 20, "", ""))
    assert draft.upload.ledger.rejected == 1
    assert messages(draft)[0].startswith("1 row: nothing in column H (weight). Accepted: what")


@pytest.mark.parametrize("squares", [17, 500])
def test_squares_that_no_weights_have_are_refused(squares):
    # 20 people who weigh 20 in all: their squares are from 20 to 400.
    draft = counts(("Yes", "all", "all", 20, 20, squares), ("No", "all", "all", 20, 20, 24))
    assert draft.upload.ledger.rejected == 2
    assert "the weights cannot be right" in messages(draft)[0]


def test_weights_far_under_a_tenth_are_held_to_what_they_are():
    # 100 people who weigh 0.25 in all: their squares are at least 0.000625.
    right = counts(("Yes", "all", "all", 100, 0.25, 0.0007), ("No", "all", "all", 50, 0.1, 0.0003))
    assert not right.upload.ledger.rejected
    wrong = counts(("Yes", "all", "all", 100, 0.25, 0), ("No", "all", "all", 50, 0.1, 0.0003))
    assert wrong.upload.ledger.rejected == 2


@pytest.mark.parametrize("female", [85, 5])
def test_groups_that_weigh_more_or_less_than_everyone_are_refused(female):
    everyone = [("Yes", "all", "all", 50, 50, 60), ("No", "all", "all", 50, 50, 60)]
    groups = [
        ("Yes", "sex", "female", 20, female, female**2 / 18),
        ("Yes", "sex", "male", 30, 25, 24),
    ]
    draft = counts(*everyone, *groups)
    assert draft.upload.ledger.rejected == 2
    assert set(draft.tallies["breakdown"]) == {"all"}
    assert "The groups of a breakdown weigh as much as everyone does" in messages(draft)[0]


@tried(few=8, many=25)
@example(who=[(1.0, "f", True), (0.5, "f", False), (0.5, "f", True), (0.5, "f", True)], places=1)
@given(st.lists(st.tuples(st.floats(0.2, 5), st.sampled_from("fmn"), st.booleans()), min_size=4,
                max_size=60), st.integers(1, 4))  # fmt: skip
def test_rounded_weights_of_real_people_are_taken_and_leave_a_rest_for_every_group(who, places):
    def row(answer, breakdown, group, held):
        weight = [each[0] for each in held]
        numbers = [round(sum(weight), places), round(sum(w * w for w in weight), places)]
        return (answer, breakdown, group, len(held), *numbers)

    rows = []
    for answer, yes in (("Yes", True), ("No", False)):
        said = [each for each in who if each[2] == yes]
        rows += [row(answer, "all", "all", said)] if said else []
        for code, group in (("f", "female"), ("m", "male")):
            held = [each for each in said if each[1] == code]
            rows += [row(answer, "sex", group, held)] if held else []
    draft = counts(*rows)
    assert not draft.upload.ledger.rejected
    tallies = draft.tallies.set_index(["answer", "breakdown"])[["n", "weight"]]
    summed = tallies.groupby(level=[0, 1]).sum()
    for answer in summed.index.unique(0):
        if (answer, "sex") in summed.index:
            np.testing.assert_allclose(summed.loc[(answer, "sex")], summed.loc[(answer, "all")])


def test_a_file_without_weights_is_as_it_was():
    head = HEAD.removesuffix(",weight,weight_sq")
    draft = counts(("Yes", "all", "all", 50), ("Yes", "sex", "female", 20), head=head)
    assert weights(draft).tolist() == [[50, 50, 50]]
    assert weights(draft, breakdown="sex", group="not_stated").tolist() == [[30, 30, 30]]
