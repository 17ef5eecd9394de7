"""Areas by result: places are said as they really may be, of however few areas."""

import pandas as pd
import pytest
from areas_beside import FOUR, dots, hidden, in_order, many, named, words
from published_rows import LONELY, SHARE

from khi.wording import compare_order as order


def test_areas_stand_a_to_z_unless_the_reader_asks():
    assert list(in_order(FOUR, SHARE, by="name")["name"]) == list(FOUR["name"])
    assert "places" not in in_order(FOUR, SHARE, by="name")


def test_by_result_the_best_come_first_whichever_way_is_good_and_hidden_ones_last():
    higher = in_order(FOUR, SHARE, by="result")
    assert list(higher["name"]) == ["Ashen Fold", "Birchholt", "Dunmere", "Coldharrow"]
    lower = in_order(FOUR, LONELY, by="result")
    assert list(lower["name"]) == ["Dunmere", "Birchholt", "Ashen Fold", "Coldharrow"]
    assert higher["places"].iloc[-1] == ""


def test_areas_far_apart_stand_by_themselves_each_with_its_one_place():
    ranked = in_order(many(0.9, 0.5, 0.1), SHARE, by="result")
    assert list(ranked["places"]) == ["1st of 3", "2nd of 3", "3rd of 3"]
    assert ranked["together"].is_unique
    assert words(dots(ranked)).count("Likely apart") == 3


def test_areas_that_cannot_be_told_apart_stand_under_one_heading():
    ranked = in_order(many(0.9, 0.51, 0.50, 0.49, width=0.04), SHARE, by="result")
    assert list(ranked["together"]) == [1, 2, 2, 2]
    assert "Three whose places overlap" in words(dots(ranked))
    assert ranked["places"].iloc[2] == "2nd to 4th of 4"


def test_the_order_by_result_is_the_same_each_time():
    first = in_order(many(0.5, 0.52, 0.55, width=0.05), SHARE, by="result")
    again = in_order(many(0.5, 0.52, 0.55, width=0.05), SHARE, by="result")
    pd.testing.assert_frame_equal(first, again)


def test_those_that_cannot_be_shown_stand_under_a_heading_of_their_own():
    ranked = in_order(FOUR, SHARE, by="result")
    assert words(dots(ranked)).count("Not placed") == 1
    assert "Not placed" not in words(dots(FOUR))


def test_without_likely_ranges_nobody_is_given_a_place():
    bare = many(0.9, 0.5).assign(lower=float("nan"), upper=float("nan"))
    ranked = in_order(bare, SHARE, by="result")
    assert list(ranked["value"]) == [0.9, 0.5]
    assert "places" not in ranked
    assert "Area 0" in words(dots(ranked))


def test_places_are_said_as_people_say_them():
    assert order.places(3, 9, 30) == "3rd to 9th of 30"
    assert order.places(11, 22, 30) == "11th to 22nd of 30"
    assert order.places(1, 2, 2) == "1st or 2nd of 2"
    assert order.places(1, 1, 4) == "1st of 4"


def with_hidden(areas, *names):
    """The areas, and others of which nothing can be shown."""
    return pd.concat([areas, named(*map(hidden, names))], ignore_index=True)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_of_a_few_that_cannot_be_told_apart_each_may_have_any_place(count):
    ranked = in_order(many(*(0.5 + 0.001 * each for each in range(count)), width=0.1))
    place = {2: "1st or 2nd of 2", 3: "1st to 3rd of 3", 4: "1st to 4th of 4"}[count]
    assert set(ranked["places"]) == {place}
    helped = " ".join(order.how_ordered(ranked, are_many=False))
    assert f"“{place}” is where an area may really stand" in helped
    assert "All stand under one heading" in helped
    assert "not named here" not in helped


@pytest.mark.parametrize("count", [2, 3, 4])
def test_of_a_few_that_are_far_apart_no_range_of_places_is_spoken_of(count):
    ranked = in_order(many(*(0.9 - 0.2 * each for each in range(count))))
    helped = " ".join(order.how_ordered(ranked, are_many=False))
    assert not [each for each in ranked["places"] if " to " in each or " or " in each]
    assert "Each area has one place" in helped
    assert "Each area stands apart from every other." in helped
    assert "such as" not in helped


def test_some_apart_and_some_together_say_what_the_headings_mean():
    ranked = in_order(many(0.9, 0.51, 0.50, width=0.04))
    helped = " ".join(order.how_ordered(ranked, are_many=False))
    assert "Areas under different headings can be told apart." in helped
    assert "“2nd or 3rd of 3”" in helped
    assert "not named here too" in " ".join(order.how_ordered(ranked, are_many=True))


def test_places_are_said_to_be_among_those_shown_where_some_are_not():
    one, two = (in_order(with_hidden(many(0.9, 0.5), *names)) for names in ("C", "CD"))
    assert order.left_out(one) == (
        "Places are among the two areas shown. The other may stand anywhere."
    )
    assert order.left_out(two).endswith("The other two may stand anywhere.")
    assert order.left_out(two) in order.how_ordered(two, are_many=False)[0]
    assert order.left_out(in_order(many(0.9, 0.5))) == ""


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        ((0.9,), "Only one area can be shown, so"),
        ((), "No area can be shown, so there is no order"),
    ],
)
def test_where_fewer_than_two_can_be_shown_nobody_has_a_place(shown, says):
    ranked = in_order(with_hidden(many(*shown) if shown else named(), "Y", "Z"))
    assert "places" not in ranked
    drawn = words(dots(ranked))
    assert "1st" not in drawn
    assert "Likely apart" not in drawn
    assert "Not placed" not in drawn
    assert order.how_ordered(ranked, are_many=False)[0].startswith(says)


def test_without_likely_ranges_it_says_that_it_is_by_figure_alone():
    bare = many(0.9, 0.5).assign(lower=float("nan"), upper=float("nan"))
    (why,) = order.how_ordered(in_order(bare), are_many=False)
    assert why.startswith("By figure alone, the best first.")
