"""Many areas in one picture: some named, all there, and nothing placed by what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pages_support import every_side, html, opened, people, survey, turned
from patience import tried
from published_rows import PARENT, SHARE, row, rows, shown

from khi.charts import compare as charts
from khi.charts.then_and_now import then_and_now
from khi.publication import comparing
from khi.publication.comparing import ALL, MOST, in_order
from khi.theme import LIGHT
from khi.wording import compare as said
from khi.wording import compare_order as order

FEATURES = ["value", "lower", "upper", "base", "difference", "change"]
AROUND = rows(shown(0.5, area="X9"))


def many(count, hidden=()):
    """So many areas, A to Z; those at some places are withheld."""
    made = [
        row(area=f"A{place:03}", absence="too few answers")
        if place in hidden
        else shown(0.3 + 0.4 * ((place * 37) % count) / count, area=f"A{place:03}")
        for place in range(count)
    ]
    frame = rows(*made)
    return frame.assign(name=frame["area"], then=frame["value"])


def named(areas, *, mine="A007", first=(), by_result=False):
    return comparing.named(areas, mine=mine, first=first, by_result=by_result)


def ranked(areas, **given):
    return named(in_order(areas, SHARE, by="result"), by_result=True, **given)


def dots(areas, mine="A007"):
    return charts.area_dots(areas, AROUND, indicator=SHARE, parent=PARENT, mine=mine, palette=LIGHT)


def marked(figure):
    """Every place on the axis with a mark for an area: named ones, and the thin marks."""
    return sorted(x for each in figure.data if each.type == "scatter" for x in each.x)


def words(figure):
    return " | ".join(note.text for note in figure.layout.annotations)


@pytest.mark.parametrize("count", [1, 2, 9, ALL])
def test_few_areas_are_all_named(count):
    assert named(many(count))["drawn"].all()
    assert ranked(many(count))["drawn"].all()


@pytest.mark.parametrize("count", [ALL + 1, 40, 153])
def test_of_many_areas_some_are_named_mine_and_those_asked_for_first(count):
    found = named(many(count), first=["A014", "A003", "gone"])
    drawn = list(found.loc[found["drawn"], "area"])
    assert len(drawn) == MOST
    assert {"A007", "A003", "A014"} <= set(drawn)
    assert drawn == sorted(drawn)
    assert set(found["area"]) == set(many(count)["area"])


def test_by_result_both_ends_and_the_places_around_mine_are_named():
    found = ranked(many(153))
    order = list(found["area"])
    own = order.index("A007")
    drawn = [order.index(each) for each in found.loc[found["drawn"], "area"]]
    assert drawn == sorted({0, 1, 151, 152, *range(own - 2, own + 3)})


def test_by_result_an_area_that_is_not_shown_is_named_at_the_end_and_has_no_place():
    found = ranked(many(40, hidden=(7, 9)))
    assert list(found["area"])[-2:] == ["A007", "A009"]
    assert list(found["drawn"])[-2:] == [True, False]
    assert found["drawn"].sum() == 5


@tried(few=8, many=100)
@given(
    hidden=some.sets(some.integers(0, 39), max_size=20),
    number=some.floats(0, 1),
    by=some.booleans(),
)
def test_what_is_withheld_has_no_part_in_who_is_named(hidden, number, by):
    plain = many(40, hidden)
    told = plain.assign(**{x: plain[x].mask(plain["absence"].ne(""), number) for x in FEATURES})
    made = [ranked(each) if by else named(each) for each in (plain, told)]
    assert list(made[0]["area"]) == list(made[1]["area"])
    assert list(made[0]["drawn"]) == list(made[1]["drawn"])
    assert dots(made[0]).to_json() == dots(made[1]).to_json()


@pytest.mark.parametrize("hidden", [(), (3, 7, 11, 30)])
@pytest.mark.parametrize("order", [named, ranked])
def test_every_area_with_a_figure_has_one_mark_whether_it_is_named_or_not(order, hidden):
    areas = many(40, hidden)
    known = sorted(areas.loc[areas["absence"].eq(""), "value"])
    assert marked(dots(order(areas))) == pytest.approx(known)


@pytest.mark.parametrize("count", [15, 40, 153])
@pytest.mark.parametrize("order", [named, ranked])
def test_a_picture_of_many_areas_is_a_page_high_at_most(order, count):
    areas = order(many(count, hidden=(2, 9)))
    assert 500 <= dots(areas).layout.height <= 1100
    later = then_and_now(areas, indicator=SHARE, mine="A007", palette=LIGHT)
    assert 500 <= later.layout.height <= 1100


def test_those_not_named_are_counted_and_so_are_those_not_shown():
    assert "28 other areas, two not shown" in words(dots(named(many(40, hidden=(30, 31)))))
    between = words(dots(ranked(many(153, hidden=(3, 4)))))
    assert "areas between" in between
    assert "Two other areas, not shown" in between


def test_a_heading_counts_its_whole_group_and_a_row_of_marks_has_none():
    areas = ranked(many(153))
    sizes = areas.groupby("together")["area"].size()
    heads = [x for x in words(dots(areas)).split(" | ") if "overlap" in x or "Likely apart" in x]
    runs = areas.loc[areas["drawn"], "together"]
    once = runs[runs.ne(runs.shift())]
    assert heads == [f"<b>{order.together(int(sizes[run]))}</b>" for run in once]


def test_the_range_of_an_area_that_is_a_mark_does_not_stretch_the_axis():
    areas = named(many(40))
    far = areas.assign(lower=areas["lower"].mask(~areas["drawn"], 0.0))
    assert dots(far).layout.xaxis.range == dots(areas).layout.xaxis.range


def test_long_lists_are_not_read_aloud():
    areas = many(40).assign(verdict="better", difference=0.1)
    said_aloud = said.areas_alt(areas, SHARE, parent="England", than="England", mine="A007")
    assert "Better: 40 areas." in said_aloud
    assert "A039" not in said_aloud


# The pages

BOROUGHS = [
    *("Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield"),
    *("Greenwich", "Hackney", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow"),
    "Islington",
]


@pytest.fixture
def boroughs(cleared, served):
    """Compare, after a survey of sixteen places was added, one of them with too few answers."""
    counts = {name: 40 for name in BOROUGHS} | {"Havering": 5}
    answers = [each for name, count in counts.items() for each in people(count, area=name)]
    at = opened("upload")
    at = at.file_uploader[0].upload("many.csv", survey(answers), "text/csv").run()
    next(each for each in at.button if each.label.startswith("Publish")).click().run()
    return opened("overview").switch_page("pages/compare.py").run()


@pytest.mark.slow
@pytest.mark.parametrize("order", ["A to Z", "By result"])
def test_compare_names_some_of_many_areas_and_its_tables_have_them_all(boroughs, order):
    at = boroughs.segmented_control(key="order").set_value(order).run()
    assert not at.exception
    sent = html(at)
    assert sent.count("Each thin mark is one other area.") == 2
    assert "The other four areas, A to Z" in sent
    assert len(at.select_slider) == 1
    table = html(turned(at, "Table"))
    assert all(table.count(f">{name}<") >= 3 for name in BOROUGHS)


@pytest.mark.slow
def test_an_area_that_is_picked_is_named_before_others(boroughs):
    assert "Islington" not in last_named(boroughs)
    at = boroughs.multiselect(key="beside").set_value(["Islington", "Hounslow"]).run()
    assert {"Islington", "Hounslow"} <= last_named(at)


def last_named(at):
    """The areas in the table of five parts of life that stand before the others."""
    lines = html(at).split("so that nobody is ranked")[-1].split("The other four areas")[0]
    return {name for name in BOROUGHS if f">{name}<" in lines}


def test_explore_names_some_of_thirty_areas_and_compare_all_of_ten(served, shown):
    at = opened("overview", area="Amberfold", among="Merrowdale", which="All of Merrowdale")
    at = at.switch_page("pages/explore.py").run()
    at.selectbox(key="among").set_value("Merrowdale").run()
    assert not at.exception
    assert "Each thin mark is one other area. The table has all 30." in html(at)
    few = at.switch_page("pages/compare.py").run()
    assert not few.select_slider
    assert "Each thin mark" not in every_side(few)
    assert "khi-open" not in html(few)
