"""What is said of an area in a list allows for every area of it, on every page that has it."""

import pandas as pd
from charts_drawn import texts
from hypothesis import given
from hypothesis import strategies as st
from published_rows import SHARE, rows, shown
from scipy.stats import false_discovery_control, norm

from khi.charts.compare import Sheet, area_dots
from khi.charts.lettering import wide
from khi.charts.rows import INSET
from khi.model import Area
from khi.publication import comparing
from khi.theme import LIGHT, TEXT
from khi.ui import compare as page
from khi.ui.compare import area_table
from khi.wording import by_chance, explore, findings
from khi.wording import compare as said

ERROR = 0.02
SIZES = (2.1, 0.3, -0.4, 1.2, 2.0, 5.0, -0.8, 0.1, 0.9, -1.1, 0.2, 1.4)
"""How far behind, in standard errors: three stand out one by one, and one among so many."""
WHOLE = Area(code="X0", name="Merrowdale", kind="region")


def area(n, size, **given):
    apart = {"difference": -size * ERROR, "difference_lower": (-size - 1.96) * ERROR,
             "difference_upper": (-size + 1.96) * ERROR}  # fmt: skip
    word = "worse" if size > 1.96 else "better" if size < -1.96 else "similar"
    return shown(0.5 - size * ERROR, area=f"A{n}", verdict=word, **apart, **given)


def listed(sizes=SIZES, **given):
    areas = rows(*(area(n, each, **given) for n, each in enumerate(sizes)))
    return areas.assign(name=areas["area"])


def test_an_area_in_a_list_is_worse_only_among_all_of_them():
    alone = 2 * norm.sf(abs(pd.Series(SIZES)))
    sure = false_discovery_control(alone) <= 0.05
    judged = comparing.among_all(listed())
    assert (alone < 0.05).sum() == 3
    assert sure.sum() == 1
    assert judged["verdict"].ne("similar").tolist() == sure.tolist()
    assert judged["alone"].tolist() == listed()["verdict"].tolist()


def test_title_sentence_table_mark_and_picture_say_the_same_of_what_may_be_chance():
    judged = comparing.among_all(listed())
    assert said.areas_title(judged) == "A5 is worse than the rest"
    assert said.areas_sentence(judged, than="the rest").startswith("11 of the 12 areas shown are")
    assert said.easy_areas(judged) == "A5 is worse."
    words = said.compared_table(judged, SHARE)["Compared with the rest"].value_counts()
    assert words.to_dict() == {"Similar": 9, "May be chance": 2, "Worse": 1}
    each = judged.to_dict("records")
    assert sum("May be chance" in str(page.standing(row)) for row in each) == 2
    assert sum("May be chance" in area_table.standing(row).words for row in each) == 2
    around = rows(shown(0.5, area="X0"))
    drawn = area_dots(judged, around, indicator=SHARE, parent=WHOLE, mine="A0", palette=LIGHT)
    assert sum("May be chance" in each for each in texts(drawn)) == 2
    assert sum("▼" in each for each in texts(drawn)) == 1


def test_may_be_chance_ends_before_the_edge_of_the_picture():
    assert wide(f"●\u00a0 {by_chance.MAY_BE_CHANCE}", TEXT) + INSET <= Sheet.word


def test_the_sentence_of_an_area_says_how_far_and_that_it_may_be_chance():
    judged = comparing.among_all(listed()).to_dict("records")
    words = [findings.difference(row, SHARE, than="the rest") for row in judged]
    assert sum(each.endswith(by_chance.AMONG_SO_MANY) for each in words) == 2
    assert words[0].startswith("About 4 fewer people in every 100 than in the rest")
    assert not words[5].endswith(by_chance.AMONG_SO_MANY)


def test_each_indicator_of_a_table_is_a_list_of_its_own():
    both = pd.concat([listed(), listed((2.1,), indicator="con02")], ignore_index=True)
    judged = comparing.among_all(both, each=["indicator"])
    assert judged["area"].tolist() == both["area"].tolist()
    assert judged["verdict"].iloc[-1] == "worse"
    assert judged["verdict"].iloc[0] == "similar"


def test_an_area_that_is_not_compared_makes_no_list_longer():
    few = [area(n + 2, 0.0, indicative=True) | {"verdict": ""} for n in range(60)]
    judged = comparing.among_all(rows(area(0, 2.1), *few))
    assert judged["verdict"].tolist() == ["worse", *[""] * 60]
    assert comparing.among_all(rows()).empty


def test_a_profile_counts_what_may_be_chance_as_not_told_apart():
    judged = comparing.among_all(listed()).assign(against=0.5)
    lines = [explore.profile_line(row, SHARE) for row in judged.to_dict("records")]
    assert [line["said"] for line in lines].count("May be chance") == 2
    assert [line["verdict"] for line in lines].count("worse") == 1


def test_the_table_of_a_funnel_says_on_which_side_of_it_an_area_lies():
    """An area may be clearly worse than the rest and well inside a funnel that was widened."""
    sizes = [0.5] * 10 + [9.0]
    areas = listed(sizes).assign(base=400.0)
    found = comparing.in_a_funnel(comparing.among_all(areas), SHARE)
    table = explore.funnel_table(found.areas, SHARE)
    sides = found.areas["apart"].map({"high": "Higher", "low": "Lower", "": "Inside"})
    assert table["Beside the funnel"].tolist() == sides.tolist()
    assert table["Beside the funnel"].iloc[-1] == "Lower"
    assert not table.isin(["Worse", "Better", "Similar"]).any(axis=None)
    few = explore.funnel_table(found.areas.head(3), SHARE)
    assert few["Beside the funnel"].tolist() == ["Not judged"] * 3


def test_the_table_names_what_areas_are_held_against():
    table = said.compared_table(listed(), SHARE, than="England")
    assert table.columns[-1] == "Compared with England"
    assert said.compared_table(listed(), SHARE, than="the rest of Kent").columns[-1] == (
        "Compared with the rest"
    )


@given(st.lists(st.floats(-6, 6), min_size=1, max_size=12))
def test_a_list_never_makes_an_area_stand_apart_that_does_not_by_itself(sizes):
    judged = comparing.among_all(listed(sizes))
    kept = judged["verdict"].eq(judged["alone"]) | judged["verdict"].eq("similar")
    assert kept.all()
    assert len(sizes) > 1 or judged["verdict"].eq(judged["alone"]).all()
