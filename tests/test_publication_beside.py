"""Who lives in an area, and what areas are like: the latest estimate, and nothing made up."""

import pandas as pd
from old_stores import of_the_first_schema
from publication_cases import CATALOGUE, draft, measures

from khi import publication
from khi.publication import FEATURES, POPULATION
from khi.store import Store


def people(area, as_of="2024-CY", *, adults=100.0, **of_age):
    """The adults of an area, and those of each age."""
    rows = [(area, "all", "adults", adults)]
    rows += [(area, "age", group, float(count)) for group, count in of_age.items()]
    known = [(*row, as_of, "ONS") for row in rows]
    return pd.DataFrame(known, columns=list(POPULATION))


def everyone(area, people, as_of="2024-CY"):
    """The people of an area, of every age."""
    return pd.DataFrame([(area, "all", "all", people, as_of, "ONS")], columns=list(POPULATION))


def given(*rows, id="people", **more):
    made = draft(id=id, **more)
    made.beside = {"population": pd.concat(rows)}
    return made


def test_the_latest_estimate_of_each_breakdown_stands(store):
    publication.commit(store, CATALOGUE, given(people("Ash", "2023-CY", adults=90), id="old"))
    publication.commit(store, CATALOGUE, given(people("Ash", adults=95, under_65=70), when=1))
    known = publication.population(store, "Ash")
    assert list(known.columns) == list(POPULATION)
    assert known[["group", "people"]].values.tolist() == [["under_65", 70], ["adults", 95]]
    assert publication.people(store, "Ash") == 95


def test_an_older_estimate_given_later_does_not_stand_in_its_place(store):
    publication.commit(store, CATALOGUE, given(people("Ash", adults=95)))
    older = given(people("Ash", "2020-CY", adults=80), id="older", when=9)
    publication.commit(store, CATALOGUE, older)
    assert publication.people(store, "Ash") == 95


def test_an_area_is_added_up_only_where_every_place_in_it_is_known(store):
    two = given(people("Ash", adults=10), people("Birch", adults=20))
    publication.commit(store, CATALOGUE, two)
    assert pd.isna(publication.people(store, "North", catalogue=CATALOGUE))
    publication.commit(store, CATALOGUE, given(people("Cedar", adults=30), id="third"))
    assert publication.people(store, "North", catalogue=CATALOGUE) == 60
    assert pd.isna(publication.people(store, "North"))


def test_what_an_upload_gave_beside_its_figures_goes_with_it(store):
    like = pd.DataFrame([("Ash", "deprivation score", 31.5, "2025-CY", "MHCLG")], columns=FEATURES)
    whole = given(people("Ash"))
    whole.beside["feature"] = like
    publication.commit(store, CATALOGUE, whole)
    assert publication.features(store)["value"].tolist() == [31.5]
    publication.withdraw(store, CATALOGUE, "people", "A test.")
    assert publication.population(store).empty
    assert publication.features(store).empty


def test_clearing_what_is_invented_leaves_the_people_of_real_places(store):
    publication.commit(store, CATALOGUE, given(people("Ash")))
    invented = given(people("Xash"), id="demo", invented=True)
    publication.commit(store, CATALOGUE, invented)
    with store.write() as transaction:
        publication.clear_invented(transaction)
    assert publication.population(store)["area"].tolist() == ["Ash"]


def test_a_store_of_the_first_schema_is_given_the_new_tables(tmp_path):
    path = of_the_first_schema(tmp_path)
    opened = Store.open(path)
    publication.commit(opened, CATALOGUE, given(people("Ash", adults=7)))
    assert publication.people(opened, "Ash") == 7
    assert opened.version() == "old-5"
    opened.close()


def test_people_who_come_later_make_a_rate_of_a_count_that_was_there_before(store):
    bare = draft(activity=measures(("visits", "Ash", "2025-Q1", 20, float("nan"))), id="counts")
    publication.commit(store, CATALOGUE, bare)
    where = {"indicators": ["visits"], "areas": ["Ash"]}
    assert publication.frame(store, **where)["value"].isna().all()
    publication.commit(store, CATALOGUE, given(everyone("Ash", 1000), when=1))
    row = publication.frame(store, **where).iloc[0]
    assert (row["value"], row["denominator"]) == (20, 1000)
    publication.withdraw(store, CATALOGUE, "people", "A test.")
    assert publication.frame(store, **where)["value"].isna().all()
