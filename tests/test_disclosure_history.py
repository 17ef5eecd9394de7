"""What was published before is part of what must be protected."""

import pandas as pd

from khi.disclosure import KEY, protect, remembered
from khi.model import Absence, Policy

POLICY = Policy()
PARENTS = {"Ashby": "R", "Bray": "R", "R": ""}


def places(content="once", **bases):
    rows = [("t", area, "2025-Q1", "all", "all", base) for area, base in bases.items()]
    return pd.DataFrame(rows, columns=[*KEY, "base"]).assign(content=content)


def kept(cells, *, version="1", earlier=None):
    reasons = protect(cells, parents=PARENTS, policy=POLICY, earlier=earlier)
    return remembered(cells, reasons, version=version, policy=POLICY, earlier=earlier)


def test_no_exact_base_is_kept():
    assert kept(places(Ashby=63, Bray=52, R=115))["base"].tolist() == [65, 50, 115]


def test_no_base_of_a_withheld_figure_is_kept():
    rows = kept(places(Ashby=63, Bray=4, R=67))
    assert rows.loc[rows["absence"] != Absence.NONE, "base"].isna().all()


def test_nothing_is_kept_twice():
    cells = places(Ashby=63, Bray=52, R=115)
    first = kept(cells)
    assert kept(cells, version="2", earlier=first).empty


def test_a_cell_that_is_no_more_is_kept_as_gone():
    first = kept(places(Ashby=63, Bray=52, R=115))
    second = kept(places(Ashby=63, R=63, content="two"), version="2", earlier=first)
    gone = second[second["content"] == ""]
    assert gone["area"].tolist() == ["Bray"]


def test_a_region_that_grew_by_four_people_is_withheld_for_now():
    first = kept(pd.concat([places(Ashby=63), places("one", R=63)], ignore_index=True))
    now = pd.concat([places(Ashby=63, Bray=4), places("one;two", R=67)], ignore_index=True)
    reasons = protect(now, parents=PARENTS, policy=POLICY, earlier=first)
    assert reasons["absence"].tolist() == [Absence.NONE, Absence.TOO_FEW, Absence.PROTECTS]
