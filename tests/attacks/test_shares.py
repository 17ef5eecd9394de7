"""What a few withheld people nearly all said, worked out from the shares beside them."""

import pandas as pd
import pytest

from khi.disclosure import protect
from khi.disclosure.audit import audit_frame
from khi.model import Absence
from tests.attacks.stores import KEY, POLICY, random_store, shown

SENSITIVE = "t"


def survey(*groups):
    """One area's quarter; each group is how many there are, and how many said always."""
    rows = [("t", "Ashby", "2025-Q1", "sex", f"g{n}", *group) for n, group in enumerate(groups)]
    total = tuple(sum(column) for column in zip(*groups, strict=True))
    rows.append(("t", "Ashby", "2025-Q1", "all", "all", *total))
    cells = pd.DataFrame(rows, columns=[*KEY, "base", "always"])
    rest = cells["base"] - cells["always"]
    return cells.assign(rarely=rest, mostly=0, sometimes=0, content="once")


def found(cells, reasons, parents=None):
    """What the shares of "always" give away."""
    rows = shown(cells, reasons)
    rows = rows[rows["answer"] == "always"].assign(answer="")
    return audit_frame(rows, parents or {}, POLICY, sensitive=[SENSITIVE])


UNKIND = survey((60, 30), (35, 30), (22, 0), (3, 0))


def test_twenty_five_people_who_nearly_all_said_the_same_are_found_by_subtraction():
    reasons = protect(UNKIND, parents={}, policy=POLICY)
    (finding,) = found(UNKIND, reasons)
    assert "all or all but one are known to say the same" in finding.sentence


def test_so_a_third_group_is_withheld_beside_them():
    reasons = protect(UNKIND, parents={}, policy=POLICY, counts=["always"])
    assert (reasons["absence"] != Absence.NONE).sum() == 3
    assert not found(UNKIND, reasons)


def test_a_rest_that_is_of_two_minds_needs_no_more():
    mixed = survey((60, 30), (35, 30), (22, 11), (3, 0))
    reasons = protect(mixed, parents={}, policy=POLICY, counts=["always"])
    assert (reasons["absence"] != Absence.NONE).sum() == 2


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_in_random_stores_nobody_is_spoken_for():
    spoken_for = {(): [], ("always",): []}
    for seed in range(12):
        store = random_store(seed, most=12)
        for counts in spoken_for:
            kept = protect(store.cells, parents=store.parents, policy=POLICY, counts=counts)
            spoken_for[counts] += found(store.cells, kept, store.parents)
    assert not spoken_for[("always",)]
    assert spoken_for[()]


def places(**said):
    """Everyone in places of one region: how many there are, and how many said rarely."""
    rows = [("t", area, "2025-Q1", "all", "all", *each) for area, each in said.items()]
    total = tuple(sum(column) for column in zip(*said.values(), strict=True))
    rows.append(("t", "R", "2025-Q1", "all", "all", *total))
    cells = pd.DataFrame(rows, columns=[*KEY, "base", "rarely"])
    rest = cells["base"] - cells["rarely"]
    return cells.assign(always=rest, mostly=0, sometimes=0, content="once")


GENTLE = places(Ashby=(80, 20), Bray=(70, 20), Cole=(16, 0), Dale=(4, 0))
REGION = {**dict.fromkeys(("Ashby", "Bray", "Cole", "Dale"), "R"), "R": ""}


@pytest.mark.parametrize(("counts", "leaks"), [((), True), (("rarely",), False)])
def test_the_share_of_each_answer_of_everyone_speaks_for_nobody_either(counts, leaks):
    kept = protect(GENTLE, parents=REGION, policy=POLICY, counts=counts)
    rows = shown(GENTLE, kept)
    rows = rows[rows["answer"] == "rarely"]
    assert bool(audit_frame(rows, REGION, POLICY, sensitive=[SENSITIVE])) is leaks


def test_a_net_of_which_the_rest_all_said_the_same_is_found():
    """Sixty people, a net of 0.33; forty shown, of two minds: the other twenty were all helped."""
    rows = pd.DataFrame(
        [("all", "all", 60, 0.33, ""), ("sex", "f", 40, 0.0, ""),
         ("sex", "m", None, None, "protects another figure"),
         ("sex", "x", None, None, "too few answers")],
        columns=["breakdown", "group", "base", "value", "absence"],
    )  # fmt: skip
    rows = rows.assign(indicator="n", answer="", area="Ashby", period="2025-Q1", lower=None)
    rows = rows.assign(upper=None, method="Student's t").astype({"base": float, "value": float})
    (finding,) = audit_frame(rows, {}, POLICY, sensitive=["n"], nets=["n"])
    assert "known to say the same" in finding.sentence
    assert not audit_frame(rows, {}, POLICY, sensitive=["n"])
