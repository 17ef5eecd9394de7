"""One group of people in every area: figures, picture and words, none of them a rank."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some
from published_rows import HERE, MEAN, NET, NEUTRAL, NUMBERS, PARENT, SHARE, row, rows, shown

from khi import catalogue as catalogues
from khi.charts.fairness.levels import level_by_area
from khi.model import EVERYONE
from khi.publication import comparing, fairness
from khi.theme import LIGHT
from khi.wording.fairness import levels as said

PEOPLE = "disabled people"
WHO = {"breakdown": "disability", "group": "disabled"}


def told(name, value, code="", **given):
    """A group's figure in an area, its published verdict about its own area; None is withheld."""
    code = code or f"A-{name}"
    own = {"verdict": "worse", "difference": -0.2} | WHO | {"area": code} | given
    own = own if value is None else {"lower": value - 0.04, "upper": value + 0.04} | own
    made = row(**{"absence": "too few answers"} | own | {"verdict": "", "difference": np.nan})
    return rows(made if value is None else shown(value, **own)).assign(name=name)


def everyone(name, code="", **given):
    """Everyone's figure in an area."""
    return rows(shown(0.6, area=code or f"A-{name}", **given)).assign(name=name)


def levels(*parts, indicator=SHARE, area="X1"):
    return fairness.level_in_places(pd.concat(parts), indicator, "disabled", area=area)


MINE = told("Hartsholme Vale", 0.5, code="X1")
FIVE = [told(name, value) for name, value in
        {"Zed": 0.8, "Bel": 0.7, "Mid": 0.51, "Low": 0.2, "Few": None}.items()]  # fmt: skip


def with_standings(**counts):
    """A frame of areas that stand so, for words."""
    made = [told("Saltrigg", 0.5).assign(standing="here")]
    for standing, names in counts.items():
        made += [told(name, 0.5).assign(standing=standing) for name in names]
    return pd.concat(made, ignore_index=True)


# Figures


def test_areas_that_stand_alike_are_together_and_a_to_z():
    found = levels(MINE, *FIVE, told("Ann", 0.75))
    ahead = ["Ann", "Bel", "Zed"]
    assert list(found["name"]) == ["Hartsholme Vale", *ahead, "Mid", "Low", "Few"]
    stands = ["better"] * len(ahead)
    assert list(found["standing"]) == ["here", *stands, "similar", "worse", "absent"]


def test_an_area_is_held_against_mine_and_never_by_what_was_said_of_it_at_home():
    found = levels(MINE, *FIVE).set_index("name")
    assert found.loc["Zed", "difference"] == pytest.approx(0.3)
    assert found.loc["Mid", "verdict"] == "similar"
    assert found.loc[["Hartsholme Vale", "Few"], "verdict"].eq("").all()
    assert found.loc[["Hartsholme Vale", "Few"], "difference"].isna().all()


@given(some.lists(some.floats(0.05, 0.95), min_size=1, max_size=30), some.floats(0.05, 0.95))
def test_those_ahead_in_the_picture_are_those_to_learn_from(others, own):
    parts = [told("Mine", own, code="X1"), *(told(f"{n}", each) for n, each in enumerate(others))]
    made = pd.concat(parts)
    found = levels(*parts)
    ahead = fairness.ahead(made, SHARE, "disabled", area="X1")
    assert set(found.loc[found["standing"].eq("better"), "area"]) == set(ahead["area"])


def test_one_of_many_that_chance_would_put_ahead_is_not_said_to_be():
    near = told("Near", 0.56, lower=0.53, upper=0.59)
    own = told("Mine", 0.5, code="X1", lower=0.47, upper=0.53)
    assert levels(own, near).set_index("name").loc["Near", "standing"] == "better"
    crowd = [told(f"{n}", 0.5, lower=0.47, upper=0.53) for n in range(40)]
    among = levels(own, near, *crowd)
    assert among.set_index("name").loc["Near", "standing"] == "similar"
    table = said.levels_table(among, SHARE, "Mine").set_index("Area")["How far apart"]
    assert table["Near"].startswith("May be chance: about 6 more people in every 100")
    assert table["7"].startswith("About the same as Mine") or "to tell apart" in table["7"]


@given(some.floats(0, 1))
def test_what_is_withheld_leaves_no_trace(secret):
    hidden = told("Few", None).assign(value=secret, lower=secret, upper=secret, base=secret)
    plain, with_it = levels(MINE, *FIVE[:4]), levels(MINE, *FIVE[:4], hidden)
    columns = ["name", "standing", "difference", "verdict"]
    pd.testing.assert_frame_equal(plain[columns], with_it.loc[: len(plain) - 1, columns])
    assert with_it["standing"].iloc[-1] == "absent"


def test_an_area_that_did_not_ask_who_people_are_has_no_number_of_everyone():
    found = levels(MINE, FIVE[0], everyone("Quiet")).set_index("name")
    assert found.loc["Quiet", "absence"] == "no data recorded"
    assert found.loc["Quiet", "group"] == "disabled"
    assert found.loc["Quiet", NUMBERS].isna().all()


def test_where_mine_is_withheld_or_rests_on_few_nobody_is_ahead_of_it():
    for own in (told("Mine", None, code="X1"), told("Mine", 0.5, code="X1", indicative=True)):
        found = levels(own, *FIVE)
        assert set(found["standing"]) == {"here", "unsure", "absent"}
        assert found["difference"].isna().all()


def test_a_region_can_be_what_its_places_are_held_against():
    found = levels(told("Merrowdale", 0.5, code="X9"), *FIVE, area="X9")
    assert found["name"].iloc[0] == "Merrowdale"
    assert found["standing"].eq("better").sum() == 2


def test_where_neither_way_is_good_areas_are_higher_and_lower():
    found = levels(MINE, *FIVE, indicator=NEUTRAL).set_index("name")
    assert found.loc[["Zed", "Low"], "standing"].tolist() == ["higher", "lower"]


# The picture


def drawn(*parts, indicator=SHARE, here=HERE):
    found = levels(*parts, indicator=indicator, area=here.code)
    named = comparing.named(found, mine=here.code, first=list(found["area"]), by_result=False)
    return level_by_area(named, indicator=indicator, here=here, palette=LIGHT)


def words(figure):
    return " | ".join(note.text for note in figure.layout.annotations)


def marks(figure):
    """How each mark that is shown looks: where, its shape, its colour."""
    return {
        each.x[0]: (each.marker.symbol, each.marker.color)
        for each in figure.data
        if each.type == "scatter"
    }


def test_who_can_be_told_apart_is_marked_by_word_shape_and_colour():
    figure = drawn(MINE, *FIVE)
    look = marks(figure)
    assert look[0.8] == ("triangle-up", LIGHT.improving)
    assert look[0.2] == ("triangle-down", LIGHT.concern)
    assert look[0.51] == ("circle", LIGHT.steady)
    assert look[0.5] == ("square", LIGHT.steady)
    for word in ("Ahead", "Behind", "Too close", "This area"):
        assert word in words(figure)


def test_each_heading_counts_those_below_it_and_mine_has_none():
    text = words(drawn(MINE, *FIVE))
    assert "Two areas ahead of Hartsholme Vale" in text
    assert "One area too close to tell apart" in text
    assert "One area behind Hartsholme Vale" in text
    assert "One area not shown" in text
    assert "1st" not in text
    assert "Place" not in text


def test_withheld_is_hatched_and_not_asked_is_a_flat_panel():
    never = everyone("Quiet")
    patterns = [each.marker.pattern.shape for each in drawn(MINE, *FIVE).data if each.type == "bar"]
    assert patterns.count("/") == 1
    figure = drawn(MINE, never)
    assert not any(each.marker.pattern.shape for each in figure.data if each.type == "bar")
    assert "Nothing recorded" in words(figure)


def test_a_figure_of_few_people_is_hollow_and_not_compared():
    figure = drawn(MINE, told("Thin", 0.9, indicative=True))
    assert marks(figure)[0.9] == ("circle", LIGHT.card)
    assert "Few answers" in words(figure)


def test_of_many_areas_those_ahead_are_named_and_the_others_are_marks():
    many = [told(f"Area {n:02}", 0.8 if n < 5 else 0.5) for n in range(40)]
    figure = drawn(MINE, *many)
    text = words(figure)
    assert all(f"Area {n:02}" in text for n in range(5))
    assert "Five areas ahead of Hartsholme Vale" in text
    assert "29 other areas" in text
    assert figure.layout.height < 1100
    assert sum(len(each.x) for each in figure.data if each.type == "scatter") == 41


@pytest.mark.parametrize("indicator", [SHARE, NET, MEAN, NEUTRAL], ids=lambda each: each.short)
def test_every_kind_of_reading_is_drawn_and_said(indicator):
    parts = [told("Mine", 0.5, code="X1"), *FIVE]
    assert drawn(*parts, indicator=indicator).data
    alt = said.levels_alt(levels(*parts, indicator=indicator), indicator, "Mine", PEOPLE)
    assert "nan" not in alt.lower()


# Words


@pytest.mark.parametrize(
    ("standings", "title"),
    [
        ({"better": ["A", "B", "C", "D", "E"]},
         "Five areas are ahead of Saltrigg for disabled people"),
        ({"better": ["Wexlow"]}, "Wexlow is ahead of Saltrigg for disabled people"),
        ({"better": ["Wexlow", "Ostrand"]},
         "Wexlow and Ostrand are ahead of Saltrigg for disabled people"),
        ({"similar": ["A"], "worse": ["B"]},
         "No area is clearly ahead of Saltrigg for disabled people"),
        ({"higher": ["A"], "lower": ["B"]}, "A is higher than Saltrigg for disabled people"),
        ({"lower": ["B"]}, "B is lower than Saltrigg for disabled people"),
        ({"absent": ["A"], "unsure": ["B"]},
         "No other area has enough answers for disabled people"),
    ],
)  # fmt: skip
def test_the_title_says_who_is_ahead(standings, title):
    assert said.levels_title(with_standings(**standings), "Saltrigg", PEOPLE) == title


def test_a_long_name_of_a_group_is_kept_where_a_shorter_title_has_room_for_it():
    areas, of = with_standings(similar=["A"]), "people aged 45 to 54"
    title = said.levels_title(areas, "Saltrigg", of)
    assert title == "None is clearly ahead of Saltrigg for people aged 45 to 54"
    longer = said.levels_title(areas, "Harrowmoss Vale", of)
    assert longer == "No area is clearly ahead of Harrowmoss Vale for this group"


def test_where_mine_cannot_be_compared_the_title_says_so():
    areas = levels(told("Saltrigg", None, code="X1"), *FIVE)
    title = said.levels_title(areas, "Saltrigg", PEOPLE)
    assert title == "Saltrigg cannot be compared for disabled people"
    assert "Saltrigg: Too few people answered" in said.levels_sentence(areas, "Saltrigg")
    assert "Too few people answered in Saltrigg" in said.easy_levels(areas, "Saltrigg", PEOPLE)


def test_a_title_has_twelve_words_at_most_for_every_group_we_ask():
    many = with_standings(better=["Greywater Sound", "Harrowmoss Vale", "C"])
    for breakdown in catalogues.load().breakdowns.values():
        for group in breakdown.groups:
            people = said.people_of(group.code, breakdown)
            title = said.levels_title(many, "Harrowmoss Vale", people)
            assert len(title.split()) <= 12
            assert title.endswith((people, "this group"))


def test_disabled_people_are_called_so_and_an_unknown_group_by_its_label():
    known = catalogues.load().breakdowns
    assert said.people_of("disabled", known["disability"]) == PEOPLE
    assert said.people_of("mixed", known["ethnicity"]) == (
        "people in the group “Mixed or multiple ethnic groups”"
    )


def test_withheld_and_missing_are_counted_apart_and_in_words():
    thin = told("T", 0.5, indicative=True)
    found = levels(MINE, *FIVE, everyone("Quiet"), everyone("Still"), thin)
    sentence = said.levels_sentence(found, "Hartsholme Vale")
    assert sentence == (
        "By more than chance, two areas are ahead of Hartsholme Vale and one is behind it. "
        "One area is too close to tell apart. One area has too few answers to compare. "
        "One area has a figure that we hold back. Two areas have nothing recorded for them."
    )
    assert said.silent(3) == "Three more areas have nothing recorded for this outcome."
    assert not said.silent(0)


def test_the_table_says_what_the_picture_shows_and_more():
    areas = levels(MINE, *FIVE)
    table = said.levels_table(areas, SHARE, "Hartsholme Vale").set_index("Area")
    assert list(table.index) == list(areas["name"])
    assert table.loc["Zed", "Beside Hartsholme Vale"] == "Ahead"
    assert "30 more people in every 100 than Hartsholme Vale" in table.loc["Zed", "How far apart"]
    assert table.loc["Few", "Figure"] == "Too few answers to show"
    assert table.loc["Few", "How far apart"] == "–"
    assert "Compared with the rest" not in table


def test_no_word_is_of_a_rank_or_of_a_cause():
    areas = levels(MINE, *FIVE)
    alt = said.levels_alt(areas, SHARE, "Hartsholme Vale", PEOPLE)
    assert "for disabled people, in Hartsholme Vale and five other areas." in alt
    assert "Ahead of Hartsholme Vale: Bel and Zed." in alt
    spoken = " ".join([alt, said.SAYS, said.easy_levels(areas, PARENT.name, PEOPLE)]).lower()
    never = ("1st", "best", "rank ", "because", "due to", "led to")
    assert not any(word in spoken for word in never)


def test_everyone_is_not_a_group_that_areas_are_drawn_for():
    assert EVERYONE not in set(levels(MINE, everyone("Quiet"))["breakdown"])
