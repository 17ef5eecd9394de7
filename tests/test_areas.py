"""Places: the real ones are all there once, and the invented ones exist nowhere."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from khi import catalogue
from khi.model import AreaKind, KhiError

GEOGRAPHY = Path(__file__).parents[1].parent / "shared" / "realdata" / "geography"


@pytest.fixture(scope="module")
def shipped():
    return catalogue.load()


def real(shipped, kind):
    return [each for each in shipped.areas.values() if each.kind is kind and not each.invented]


def rows(name):
    if not GEOGRAPHY.exists():
        pytest.skip("the folder of real public files is not here")
    with (GEOGRAPHY / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_153_councils_in_nine_regions_of_england(shipped):
    councils = real(shipped, AreaKind.COUNCIL)
    assert len(councils) == 153
    regions = Counter(shipped.ancestors(each.code)[-2].name for each in councils)
    assert sorted(regions.values()) == sorted([33, 24, 19, 15, 15, 14, 12, 11, 10])
    assert {shipped.ancestors(each.code)[-1].name for each in councils} == {"England"}


def test_greater_manchester_has_its_ten(shipped):
    names = {each.name for each in shipped.children("E47000001")}
    assert names == {
        "Bolton", "Bury", "Manchester", "Oldham", "Rochdale",
        "Salford", "Stockport", "Tameside", "Trafford", "Wigan",
    }  # fmt: skip
    assert [each.name for each in shipped.ancestors("E08000003")] == [
        "Greater Manchester", "North West", "England",
    ]  # fmt: skip


def test_every_council_has_a_care_code_a_board_and_a_point_in_england(shipped):
    for council in real(shipped, AreaKind.COUNCIL):
        assert len(council.cassr) in (3, 5)
        assert shipped.boards_of(council.code)
        assert 49.8 < council.latitude < 55.9
        assert -6.5 < council.longitude < 1.8


@pytest.mark.parametrize(
    ("code", "name"),
    [("E08000016", "Barnsley"), ("E08000039", "Sheffield"), ("E10000023", "North Yorkshire")],
)
def test_a_code_from_before_finds_the_same_place(shipped, code, name):
    assert shipped.area(code).name == name


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("E06000028", "Bournemouth, Christchurch and Poole"),
        ("E10000006", "Cumberland (E06000063), Westmorland and Furness (E06000064)"),
        ("E10000009", "Dorset"),
    ],
)
def test_a_place_that_was_merged_or_split_is_never_guessed(shipped, code, after):
    with pytest.raises(KhiError, match="choose which area") as error:
        shipped.area(code)
    assert after in error.value.accepted


def test_a_code_nobody_knows_is_named_in_the_error(shipped):
    with pytest.raises(KhiError, match="W06000001"):
        shipped.area("W06000001")


def test_a_recoded_area_agrees_with_the_table_of_changes(shipped):
    for each in shipped.successions:
        if each.kind == "recoded":
            assert shipped.area(each.old).code == each.new


def test_the_councils_are_the_published_list(shipped):
    published = {(row["ons_code"], row["cassr_code"]) for row in rows("utla153.csv")}
    assert {(each.code, each.cassr) for each in real(shipped, AreaKind.COUNCIL)} == published


def test_the_boards_of_2024_are_the_published_list_and_no_tree_holds_them(shipped):
    boards = {each.code: each for each in real(shipped, AreaKind.ICB)}
    for row in rows("icb42_2024.csv"):
        board = boards[row["icb24_code"]]
        assert row["icb24_code_nhs"] in board.names
        assert row["icb24_name"].startswith(board.name.partition(" (")[0])
    assert len(boards) == 49
    assert not any(shipped.ancestors(code) or shipped.children(code) for code in boards)


def test_councils_lie_in_the_boards_that_their_neighbourhoods_lie_in(shipped):
    published = {
        (shipped.area(row["utla_code"]).code, row["icb24_code"], round(float(row["share"]), 3))
        for row in rows("utla_icb24_share.csv")
    }
    ours = {
        (each.council, each.board, round(each.share, 3))
        for each in shipped.memberships
        if each.share is not None and each.council.startswith("E") and each.council != "E47000001"
    }
    assert ours == published


def test_the_board_of_today_stands_first_and_a_seam_of_streets_is_none(shipped):
    names = [shipped.area(each.board).name for each in shipped.boards_of("E10000012")]
    assert names == [
        "NHS Essex", "NHS Mid and South Essex", "NHS Suffolk and North East Essex",
        "NHS Hertfordshire and West Essex",
    ]  # fmt: skip
    assert [each.board for each in shipped.boards_of("E06000063")] == ["E54000050"]


def test_every_council_lies_in_one_set_of_boards_until_2026_and_in_one_since(shipped):
    for council in real(shipped, AreaKind.COUNCIL):
        lies = shipped.boards_of(council.code)
        before = [each.share for each in lies if each.since is None]
        assert sum(before) > 0.9
        assert any(each.until is None for each in lies)


def test_every_published_spelling_of_a_council_is_known(shipped):
    for row in rows("utla_name_variants.csv"):
        if not row["name_as_published"].endswith(" UA"):
            area = shipped.area(row["ons_code"])
            known = {name.casefold() for name in (area.name, *area.names)}
            assert row["name_as_published"].casefold() in known


def test_the_invented_region_has_thirty_places_in_three_parts(shipped):
    region = shipped.area("X1200001")
    parts = shipped.children(region.code)
    assert (region.name, region.parent, len(parts)) == ("Merrowdale", "", 3)
    assert [len(shipped.children(part.code)) for part in parts] == [10, 10, 10]


def test_an_invented_place_has_a_code_and_a_name_that_no_real_place_has(shipped):
    invented = [each for each in shipped.areas.values() if each.invented]
    councils = {each.name for each in real(shipped, AreaKind.COUNCIL)}
    assert len(invented) == 34
    assert all(each.code.startswith("X") and each.name not in councils for each in invented)
    assert not any(
        each.code.startswith("X") for each in shipped.areas.values() if not each.invented
    )


def test_an_invented_place_has_no_name_of_any_council_in_the_united_kingdom(shipped):
    names = " ".join(
        cell
        for row in rows("mysociety/lookup_name_to_registry.csv")
        for cell in row.values()
        if cell
    ).casefold()
    for each in shipped.areas.values():
        if each.invented:
            assert each.name.casefold() not in names


def test_invented_places_lie_in_the_sea(shipped):
    for each in shipped.areas.values():
        if each.invented and each.latitude:
            assert 54 < each.latitude < 57
            assert 2 < each.longitude < 4
