"""A table of how many people there are: read row by row, and no small group let in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_stores import of_the_first_schema

from khi import catalogue as catalogues
from khi import publication
from khi.intake import examine
from khi.publication.asking import approached
from khi.store import Store
from khi.store.engines import Workbench

HEAD = "area,breakdown,group,people,as of,who"
KNOWN = catalogues.load()
LEEDS = "E08000035"


def table(*rows, head=HEAD):
    content = "\n".join([head, *rows]).encode()
    return examine(content, name="people.csv", catalogue=KNOWN, workbench_factory=Workbench)


def test_those_who_live_here_have_support_and_were_invited_are_told_apart():
    draft = table(
        "Leeds,Sex,Female,300000,2021,", "Leeds,Sex,Male,290000,2021,",
        "Leeds,Sex,Female,400,2025/26,support", "Leeds,Sex,Male,300,2025/26,support",
        "Leeds,Sex,Female,60,2026-Q1,invited", "Leeds,Sex,Male,40,2026-Q1,invited",
        "Leeds,all,adults,590000,2021,population",
    )  # fmt: skip
    assert draft.kind == "people by group"
    assert not draft.needs
    assert draft.upload.ledger.accepted == draft.upload.ledger.read == 7
    assert len(draft.beside["population"]) == 3
    assert set(draft.beside["approached"]["who"]) == {"support", "invited"}
    assert set(draft.beside["approached"]["as_of"]) == {"2025-FY", "2026-Q1"}
    assert draft.tallies.empty


def test_detailed_groups_are_added_up_into_those_that_are_shown():
    draft = table(
        "Leeds,Ethnic group,Indian,20000,2021,", "Leeds,Ethnic group,Pakistani,30000,2021,",
        "Leeds,Ethnic group,Irish,5000,2021,",
    )  # fmt: skip
    people = draft.beside["population"].set_index("group")["people"].to_dict()
    assert people == {"asian": 50000, "white": 5000}


def test_one_small_group_keeps_out_all_it_stands_among_and_says_what_to_do():
    draft = table(
        "Leeds,Disability,Disabled,9,2025/26,support",
        "Leeds,Disability,Not disabled,100,2025/26,support",
        "Leeds,Sex,Female,400,2025/26,support", "Leeds,Sex,Male,300,2025/26,support",
    )  # fmt: skip
    assert set(draft.beside["approached"]["breakdown"]) == {"sex"}
    assert draft.upload.ledger.rejected == 2
    (says,) = draft.problems["message"]
    assert "fewer than 10 people" in says
    assert "Put it together with another group" in says


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Leds,Sex,Female,50,2021,", "Leds"),
        ("Leeds,Shoe size,Female,50,2021,", "Shoe size"),
        ("Leeds,Sex,Purple,50,2021,", "Purple"),
        ("Leeds,Sex,Female,some,2021,", "some"),
        ("Leeds,Sex,Female,-5,2021,", "-5"),
        ("Leeds,Sex,Female,50,soon,", "soon"),
        ("Leeds,Sex,Female,50,2021,martians", "martians"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_what_was_found(row, found):
    draft = table(row, "Leeds,Sex,Male,50,2021,")
    assert draft.upload.ledger.rejected == 1
    (says,) = draft.problems["message"]
    assert f"'{found}'" in says
    assert "Accepted:" in says


def test_counts_of_answers_are_never_taken_for_a_table_of_people():
    draft = table("Leeds,2026-Q1,khi_ctl1,always,all,all,40",
                  head="area,quarter,question,answer,breakdown,group,people")  # fmt: skip
    assert draft.kind == "survey-counts"


@settings(max_examples=15)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=5))
def test_no_group_under_the_threshold_ever_comes_through(counts):
    groups = ["18 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64"]
    rows = [f"Leeds,Age,{name},{count},2026-Q1,invited"
            for name, count in zip(groups, counts, strict=False)]  # fmt: skip
    draft = table(*rows)
    kept = draft.beside.get("approached")
    if min(counts) < 10:
        assert kept is None
        assert draft.upload.ledger.rejected == len(counts)
    else:
        assert kept["people"].tolist() == counts


def test_numbers_of_people_come_out_rounded_as_every_base_is(tmp_path):
    store = Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=2)
    draft = table("Leeds,Sex,Female,63,2026-Q1,invited", "Leeds,Sex,Male,41,2026-Q1,invited")
    publication.commit(store, KNOWN, draft)
    found = approached.people_of(store, LEEDS, approached.INVITED, KNOWN, periods=["2026-Q1"])
    assert found.set_index("group")["people"].to_dict() == {"female": 65, "male": 40}
    assert approached.people_of(store, LEEDS, approached.INVITED, KNOWN, periods=["2025-Q1"]).empty
    assert approached.people_of(store, LEEDS, approached.SUPPORT, KNOWN).empty
    publication.withdraw(store, KNOWN, draft.upload.id, "A test.")
    assert approached.people_of(store, LEEDS, approached.INVITED, KNOWN).empty
    store.close()


def test_a_store_of_the_first_schema_is_given_the_table(tmp_path):
    path = of_the_first_schema(tmp_path)
    store = Store.open(path)
    publication.commit(store, KNOWN, table("Leeds,Sex,Female,50,2026-Q1,invited"))
    assert len(approached.people_of(store, LEEDS, approached.INVITED, KNOWN)) == 1
    store.close()


@pytest.mark.parametrize("private", ["ada.lovelace@example.org", "Ada Lovelace 07700 900123"])
def test_what_names_a_person_is_never_repeated(private):
    draft = table(f"{private},Sex,Female,300000,2021,", "Leeds,Sex,Male,290000,2021,")
    (says,) = draft.problems["message"]
    assert "something that may belong to a person" in says
    said = f"{draft.problems.to_csv()} {draft.bad_cells} {draft.upload}"
    assert private not in said
    assert "Ada" not in said


def test_a_column_of_names_is_left_out_and_says_why():
    draft = table(
        "Leeds,Sex,Female,300000,2021,,ada@example.org", head=f"{HEAD},email address of the counter"
    )
    assert draft.columns[-1].role == "identifier"
    assert "ada@" not in draft.problems.to_csv()
