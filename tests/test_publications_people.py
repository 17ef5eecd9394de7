"""Who lives where, and what places are like, from the files that say so: counts that add up."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khi.catalogue import load
from khi.intake.examination import examine
from khi.intake.publications.people import Whom, _covers
from khi.store.engines import Workbench

FILES = Path(__file__).parents[1].parent / "shared" / "realdata" / "ons"
CATALOGUE = load()
real_files = pytest.mark.skipif(not FILES.is_dir(), reason="the shared test files are not here")

ETHNIC = "area_code,area_name,period,indicator,measure,unit,value,inequality\n" + "".join(
    f"E08000003,Manchester,2021,Population,Count,Persons,{people},{group}\n"
    for group, people in (("Asian or Asian British", 115109), ("White", 313632), ("Arab", 15027))
)


def drafted(source, name=""):
    return examine(source, name=name, catalogue=CATALOGUE, workbench_factory=Workbench)


def beside(path, table):
    return drafted(FILES / path, path).beside[table]


@real_files
def test_adults_are_those_of_eighteen_and_over_and_their_groups_add_up_to_them():
    """Mid-2024 estimates for Lincolnshire: ages 18 to 90 and over, both sexes, added by hand."""
    people = beside("nomis_population_single_year_age.csv", "population")
    counts = people.set_index(["breakdown", "group"])["people"]
    assert people["area"].unique().tolist() == ["E10000019"]
    assert (counts["all", "all"], counts["all", "adults"]) == (789502, 641548)
    assert counts["age"].sum() == counts["sex"].sum() == 641548
    assert people["as_of"].unique().tolist() == ["2024-CY"]


@real_files
def test_ages_as_columns_give_the_same_groups_for_every_council():
    people = beside("mye2020_utla_single_year_age.csv", "population")
    assert people["area"].nunique() == 149
    ages = people[people["breakdown"].eq("age")].groupby("area")["people"].sum()
    adults = people[people["group"].eq("adults")].set_index("area")["people"]
    assert ages.equals(adults.rename("people").loc[ages.index])


@real_files
@pytest.mark.parametrize(
    ("path", "areas", "score"),
    [("iod2019_utla_IMD.csv", 149, 35.037), ("iod2025_lad_imd_only.csv", 132, 37.58)],
)
def test_how_deprived_an_area_is_comes_with_its_year(path, areas, score):
    like = beside(path, "feature").set_index("area")
    assert (len(like), like.loc["E06000001", "value"]) == (areas, score)
    assert like["feature"].unique().tolist() == ["deprivation score"]


def test_a_tidy_file_gives_the_groups_that_it_names():
    draft = drafted(ETHNIC.encode(), "census.csv")
    people = draft.beside["population"]
    found = people[["breakdown", "group", "people"]].values.tolist()
    assert found == [["ethnicity", "asian", 115109], ["ethnicity", "other", 15027],
                     ["ethnicity", "white", 313632]]  # fmt: skip
    assert (draft.upload.ledger.accepted, draft.needs) == (3, [])


@pytest.mark.parametrize("measure", ["Population density", "Percentage of population in care"])
def test_a_rate_of_the_population_is_no_count_of_people(measure):
    text = f"area_code,period,indicator,value\nE08000003,2021,{measure},40\n"
    assert "population" not in drafted(text.encode(), "rate.csv").beside


@given(st.lists(st.integers(0, 90), min_size=1, max_size=6, unique=True))
@settings(max_examples=200)
def test_ages_cover_a_group_only_where_they_stand_side_by_side(cuts):
    edges = sorted({0, *cuts})
    bands = [Whom(low, high - 1) for low, high in zip(edges, [*edges[1:], 201], strict=True)]
    assert _covers(bands, Whom(0, 200))
    for band in bands:
        assert not _covers([each for each in bands if each != band], Whom(0, 200))
