"""What is published one upload after another: old exports give nothing away, and nothing leaks."""

from datetime import date

import pandas as pd
import pytest
from old_stores import of_the_first_schema
from publication_cases import CATALOGUE, answers, by_sex, draft, only

from khi import publication
from khi.disclosure.audit import audit_frame
from khi.model import Absence
from khi.publication.deciding.releases import released
from khi.store import Store

pytestmark = pytest.mark.slow

PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}
SAME_PEOPLE = {"kin": "warm", "cold": "warm"}


def commit(store, *tallies, id="one", when=0, **more):
    publication.commit(store, CATALOGUE, draft(*tallies, id=id, when=when, **more))


def north(store, **names):
    return only(publication.frame(store), indicator="kin", area="North", **names)


def place(area, quarter="2025-Q1", yes=40, no=20):
    return answers(area, quarter, yes=yes, no=no)


def test_a_region_waits_for_all_its_places_until_the_quarter_is_long_over(store):
    commit(store, place("Ash", "2025-Q2"), place("Birch", "2025-Q2"))
    assert "North" not in set(publication.frame(store, indicators=["kin"])["area"])
    commit(store, place("Cedar", "2025-Q2"), id="two", when=1)
    assert north(store)["base"] == 180


def test_a_quarter_that_is_long_over_waits_for_nobody(store):
    commit(store, place("Ash"), place("Birch"))
    assert north(store)["base"] == 120


def test_a_year_waits_for_all_its_quarters():
    spans = pd.DataFrame({"table": "t", "area": "Ash", "period": ["2025-FY", "2024-FY"]})
    quarters = [f"{year}-Q{n}" for year in (2024, 2025) for n in range(1, 4)]
    places = pd.DataFrame({"table": "t", "area": "Ash", "period": quarters, "n": 50})
    when = {"policy": CATALOGUE.policy, "today": date(2025, 9, 1)}
    shown = released(spans, places.assign(breakdown="all"), CATALOGUE, **when)
    assert shown.tolist() == [False, True]


def test_a_small_place_that_comes_late_takes_the_total_with_it(store):
    commit(store, place("Ash"), place("Birch"))
    commit(store, place("Cedar", yes=3, no=1), id="late", when=1)
    row = north(store)
    assert (row["absence"], row["rule"]) == (Absence.PROTECTS, "versions")


def test_a_place_that_comes_late_and_is_shown_is_added(store):
    commit(store, place("Ash"), place("Birch"))
    commit(store, place("Cedar"), id="late", when=1)
    assert north(store)["base"] == 180


def test_exports_saved_one_after_another_give_nothing_away(store):
    saved = []
    arrivals = [
        [by_sex("Ash", "2025-Q1", {"yes": 30, "no": 9}, {"yes": 14, "no": 8})],
        [by_sex("Birch", "2025-Q1", {"yes": 25, "no": 9}, {"yes": 12, "no": 8})],
        [by_sex("Cedar", "2025-Q1", {"yes": 25, "no": 9}, {"yes": 3, "no": 2})],
        [by_sex("Ash", "2025-Q2", {"yes": 25, "no": 9}, {"yes": 4, "no": 2})],
        [by_sex("Birch", "2025-Q2", {"yes": 25, "no": 9}, {"yes": 4, "no": 12})],
    ]
    for number, tallies in enumerate(arrivals):
        commit(store, *tallies, id=f"u{number}", when=number)
        saved.append(publication.frame(store).assign(version=str(number)))
    publication.withdraw(store, CATALOGUE, "u1", "")
    saved.append(publication.frame(store).assign(version="5"))
    every = pd.concat(saved, ignore_index=True)
    assert not audit_frame(every, PARENTS, CATALOGUE.policy, tables=SAME_PEOPLE)


def test_working_everything_out_again_changes_nothing_that_is_shown(store):
    commit(store, place("Ash"), place("Birch"))
    commit(store, place("Cedar", yes=3, no=1), id="late", when=1)
    before = publication.frame(store)
    publication.refresh(store, CATALOGUE)
    pd.testing.assert_frame_equal(publication.frame(store), before)


def test_what_is_remembered_goes_with_the_demonstration(store):
    commit(store, place("Xash"), place("Xbirch"))
    assert set(publication.frame(store)["area"]) >= {"Xash", "Xland"}
    with store.write() as transaction:
        publication.clear_invented(transaction)
    assert store.read("remembered", areas=["Xland"], periods=["2025-Q1"]).empty


def test_a_store_made_before_anything_was_remembered_is_brought_forward(tmp_path):
    path = of_the_first_schema(tmp_path)
    store = Store.open(path, memory_limit="300MB", threads=1)
    commit(store, place("Ash"), place("Birch"))
    commit(store, place("Cedar", yes=3, no=1), id="late", when=1)
    rows = store.read("remembered", areas=["North"], periods=["2025-Q1"])
    assert rows["late"].tolist() == ["Cedar 2025-Q1"] * len(rows)
    assert len(rows)
    store.close()
