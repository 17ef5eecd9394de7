"""The attacks people know by name, each tried by hand on what would be published."""

import pandas as pd
import pytest

from khi.disclosure.audit import audit_frame
from khi.model import Absence
from tests.attacks.stores import ANSWERS, KEY, POLICY, Store, published_again

PARENTS = {"Ashby": "R", "Bray": "R", "Cole": "R", "R": ""}


def cells(*figures, content="once"):
    """Exact cells from ``area, period, breakdown, group, base``; half of each answered always."""
    rows = pd.DataFrame([("t", *each) for each in figures], columns=[*KEY, "base"])
    half = rows["base"] // 2
    counts = dict.fromkeys(ANSWERS, 0) | {"always": half, "rarely": rows["base"] - half}
    return rows.assign(content=content, **counts)


def everyone(area, period, base):
    return (area, period, "all", "all", base)


def attack(*versions):
    """What can be worked out from some cells, published one version after another."""
    published = published_again([Store(version, PARENTS) for version in versions])
    return published, audit_frame(published, PARENTS, POLICY)


def withheld(published, **where):
    rows = published[published["answer"] == ANSWERS[0]]
    for name, value in where.items():
        rows = rows[rows[name] == value]
    return set(rows.loc[rows["absence"] != Absence.NONE, "area"])


def test_subtracting_the_groups_from_everyone():
    groups = [("Ashby", "2025-Q1", "sex", each, n) for each, n in (("f", 90), ("m", 40), ("x", 3))]
    published, found = attack(cells(everyone("Ashby", "2025-Q1", 133), *groups))
    assert not found
    assert (published["absence"] != Absence.NONE).sum() == 2 * len(ANSWERS)


def test_subtracting_the_places_from_their_parent():
    places = [("Ashby", 80), ("Bray", 4), ("Cole", 30), ("R", 114)]
    published, found = attack(cells(*(everyone(area, "2025-Q1", n) for area, n in places)))
    assert not found
    assert withheld(published) == {"Bray", "Cole"}


def test_subtracting_the_quarters_from_the_year():
    spans = [("Q1", 40), ("Q2", 60), ("Q3", 5), ("Q4", 50), ("FY", 155)]
    published, found = attack(cells(*(everyone("Ashby", f"2025-{s}", n) for s, n in spans)))
    assert not found
    assert (published["absence"] != Absence.NONE).any()


def test_narrowing_one_filter_within_another():
    """Area within region, group within area, quarter within year: each sum narrows the last."""
    places, spans = {"Ashby": 60, "Bray": 50, "Cole": 70}, ("Q1", "Q2")
    rows = []
    for area, size in places.items():
        for number, span in enumerate(spans):
            small = 3 if (area, span) == ("Ashby", "Q1") else 25
            rows.append((area, f"2025-{span}", "sex", "x", small))
            rows.append((area, f"2025-{span}", "sex", "y", size + number))
    leaves = pd.DataFrame(rows, columns=[*KEY[1:], "base"])
    exact = _all_levels(leaves)
    _, found = attack(cells(*exact.itertuples(index=False, name=None)))
    assert not found


def _all_levels(leaves):
    both = pd.concat([leaves, leaves.assign(breakdown="all", group="all")])
    both = pd.concat([both, both.assign(area="R")])
    both = pd.concat([both, both.assign(period="2025-FY")])
    return both.groupby(KEY[1:], as_index=False)["base"].sum()


def test_subtracting_last_week_from_this_week_when_an_upload_arrives_late():
    before = cells(everyone("Ashby", "2025-Q1", 60), everyone("Bray", "2025-Q1", 50))
    before = pd.concat([before, cells(everyone("R", "2025-Q1", 110), content="two")])
    now = cells(*(everyone(area, "2025-Q1", n) for area, n in (("Ashby", 60), ("Bray", 50))))
    late = cells(everyone("Cole", "2025-Q1", 4), content="late")
    total = cells(everyone("R", "2025-Q1", 114), content="late;two")
    after = pd.concat([now, late, total], ignore_index=True)
    published, found = attack(before.reset_index(drop=True), after)
    assert not found
    assert withheld(published, version="1") == {"Cole", "R"}


def test_a_figure_withheld_once_stays_withheld_while_it_is_of_the_same_people():
    def groups(*sizes):
        names = zip("fmx", sizes, strict=True)
        rows = [("Ashby", "2025-Q1", "sex", each, n) for each, n in names]
        return cells(everyone("Ashby", "2025-Q1", sum(sizes)), *rows)

    first, _ = attack(groups(90, 40, 3))
    second, found = attack(groups(90, 40, 3), groups(90, 40, 3))
    hidden = second[second["version"] == "1"]["absence"].tolist()
    assert hidden == first["absence"].tolist()
    assert not found


@pytest.mark.parametrize("people", [98, 99, 101, 102])
def test_multiplying_a_percentage_by_a_rounded_base(people):
    """The share gives the exact base away; what is withheld must be safe even so."""
    rows = [("Ashby", "2025-Q1", "sex", each, n) for each, n in (("f", people - 31), ("m", 31))]
    small = ("Ashby", "2025-Q1", "sex", "x", 2)
    _, found = attack(cells(everyone("Ashby", "2025-Q1", people + 2), *rows, small))
    assert not found


def test_subtracting_a_file_from_the_one_that_put_it_right():
    """Sixty-three people, by mistake eighty, then sixty-four: who is the one that came?"""
    versions = [
        cells(everyone("Ashby", "2025-Q1", people), content=name)
        for people, name in ((63, "first"), (80, "wrong"), (64, "right"))
    ]
    published, found = attack(*versions)
    assert not found
    assert withheld(published, version="2") == {"Ashby"}


def test_subtracting_a_file_that_was_taken_back_from_the_one_added_afresh():
    first = cells(everyone("Ashby", "2025-Q1", 63), content="first")
    again = cells(everyone("Ashby", "2025-Q1", 64), content="again")
    published, found = attack(first, first.iloc[:0], again)
    assert not found
    assert withheld(published, version="2") == {"Ashby"}


def by_sex(content, *sizes):
    rows = [("Ashby", "2025-Q1", "sex", each, n) for each, n in zip("fmx", sizes, strict=True)]
    return cells(everyone("Ashby", "2025-Q1", sum(sizes)), *rows, content=content)


def test_what_was_hidden_and_has_hardly_changed_stays_so_in_a_file_put_right():
    """Ninety women are still there: shown now, they would give the four men of then away."""
    published, found = attack(by_sex("first", 90, 4, 12), by_sex("right", 90, 16, 12))
    women = published[(published["group"] == "f") & (published["answer"] == ANSWERS[0])]
    assert women["rule"].tolist() == ["groups", "versions"]
    assert not found


def test_a_small_group_that_was_hidden_of_people_who_are_gone_stays_so():
    first, again = by_sex("first", 90, 4, 12), by_sex("again", 190, 15, 30)
    published, found = attack(first, first.iloc[:0], again)
    men = published[(published["group"] == "m") & (published["version"] == "2")]
    assert set(men["rule"]) == {"versions"}
    assert not found


def test_a_file_of_the_same_people_added_afresh_shows_what_it_did():
    first = cells(everyone("Ashby", "2025-Q1", 63), content="first")
    published, found = attack(first, first.iloc[:0], first.assign(content="again"))
    assert not found
    assert not withheld(published, version="2")
