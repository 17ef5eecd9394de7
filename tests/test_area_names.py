"""Two areas of one name are told apart wherever an area is chosen, linked to or written of."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khi import catalogue as catalogues
from khi.catalogue import DATA
from khi.catalogue.area_names import told_apart
from khi.intake.matching.places import Places
from khi.model import Area


def areas(*each):
    made = [
        Area(code=code, name=name, kind=kind, parent=parent) for code, name, kind, parent in each
    ]
    return {area.code: area for area in made}


def names(*each):
    return [area.name for area in told_apart(areas(*each)).values()]


def test_a_name_of_its_own_is_left_alone():
    assert names(("R", "Merrow", "region", ""), ("A", "Ashby", "council", "R")) == [
        "Merrow", "Ashby",
    ]  # fmt: skip


def test_a_county_and_a_district_of_one_name_are_told_apart_by_their_kind():
    assert names(("R", "Ashby", "region", ""), ("A", "Ashby", "council", "R")) == [
        "Ashby (region)", "Ashby (council)",
    ]  # fmt: skip


def test_two_of_one_kind_are_told_apart_by_what_they_lie_in_or_by_code():
    whole = [("R", "North", "region", ""), ("S", "South", "region", "")]
    assert names(*whole, ("A", "Newton", "council", "R"), ("B", "newton ", "council", "S"))[2:] == [
        "Newton (in North)", "newton  (in South)",
    ]  # fmt: skip
    assert names(*whole, ("A", "Newton", "council", "R"), ("B", "Newton", "council", "R"))[2:] == [
        "Newton (A)", "Newton (B)",
    ]  # fmt: skip


KINDS = st.sampled_from(["country", "region", "council", "neighbourhood"])
NAMES = st.sampled_from(["Ash", "ash", "Ash (council)", "Ash (in Ash)", "Ash  (region)", "Elm"])


@given(st.lists(st.tuples(NAMES, KINDS, st.sampled_from(["", "A0", "A1"])), max_size=8))
def test_no_two_areas_have_one_name_and_none_loses_its_own(given):
    made = areas(*((f"A{n}", *each) for n, each in enumerate(given)))
    told = told_apart(made)
    plain = [" ".join(each.name.split()).casefold() for each in told.values()]
    assert len(set(plain)) == len(plain)
    assert all(made[code].name in (area.name, *area.names) for code, area in told.items())


@pytest.fixture
def two_of_a_name(tmp_path):
    """The catalogue of a deployer who calls two councils by one name."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("examples", "*.duckdb"))
    file = folder / "areas.csv"
    file.write_text(file.read_text("utf-8").replace(",Bury,", ",Leeds,", 1), "utf-8")
    return catalogues.load(folder)


def test_a_file_that_uses_a_shared_name_is_asked_about_and_never_guessed(two_of_a_name):
    places = Places(two_of_a_name)
    leeds, bury = (two_of_a_name.area(code) for code in ("E08000035", "E08000002"))
    assert {leeds.name, bury.name} == {"Leeds (in Yorkshire and The Humber)",
                                       "Leeds (in Greater Manchester)"}  # fmt: skip
    assert places.code("Leeds") is None
    assert places.code(bury.name) == "E08000002"
