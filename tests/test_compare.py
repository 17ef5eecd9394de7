"""Areas beside each other, as values and as words: honest about chance and about what is hidden."""

import pandas as pd
import pytest
from areas_beside import (
    FOUR,
    NONE,
    area,
    dots,
    hatched,
    hidden,
    in_order,
    many,
    marks,
    named,
    points,
    words,
)
from published_rows import LONELY, SHARE, row, rows

from khi.theme import DARK, LIGHT
from khi.wording import compare as said

# The chart


def test_every_area_keeps_its_row_and_hidden_ones_are_hatched_with_the_reason():
    figure = dots()
    for name in FOUR["name"]:
        assert name in words(figure)
    assert "Too few answers to show" in words(figure)
    assert len(hatched(figure)) == 1


def test_shape_follows_the_values_and_colour_follows_what_is_good():
    assert marks(dots()) == {
        "triangle-up": LIGHT.improving,
        "circle": LIGHT.steady,
        "triangle-down": LIGHT.concern,
    }
    lonely = named(area("A", 0.2, "better", difference=-0.1), area("B", 0.6, "worse", difference=1))
    assert marks(dots(lonely, LONELY)) == {
        "triangle-down": LIGHT.improving,
        "triangle-up": LIGHT.concern,
    }
    neither = named(area("A", 0.2, "lower"), area("B", 0.6, "higher"))
    assert set(marks(dots(neither)).values()) == {LIGHT.signal}


def test_each_shape_stands_beside_a_word():
    for word in ("Better", "Similar", "Worse"):
        assert word in words(dots())


def test_only_my_own_row_is_tinted():
    tinted = [each for each in dots().layout.shapes if each.fillcolor == LIGHT.panel]
    heights = {(each.y0, each.y1) for each in tinted}
    assert len(heights) == 1
    assert not [each for each in dots(mine="").layout.shapes if each.fillcolor == LIGHT.panel]


def test_a_figure_from_few_people_is_hollow_and_is_not_compared():
    figure = dots(named(area("A", 0.5, "", indicative=True, difference=0.1), area("B", 0.4)))
    assert "Indicative" in words(figure)
    assert points(figure)[0].marker.color == LIGHT.card
    assert points(figure)[0].marker.symbol == "circle"


@pytest.mark.parametrize(("reason", "looks"), [("not asked", LIGHT.panel), ("not yet due", None)])
def test_reasons_for_an_absence_look_different(reason, looks):
    figure = dots(named(area("A", 0.5), hidden("B", reason)), mine="")
    assert not hatched(figure)
    boxes = [each.fillcolor for each in figure.layout.shapes if each.type == "rect"]
    assert boxes == [looks]


def test_a_withheld_value_leaves_no_trace_in_chart_words_table_or_order():
    def poisoned(number):
        numbers = ["value", "lower", "upper", "base", "difference", "change"]
        off = FOUR["absence"].ne("")
        frame = FOUR.assign(**{name: FOUR[name].mask(off, number) for name in numbers})
        ordered = in_order(frame, SHARE, by="result")
        table = said.compared_table(ordered, SHARE).to_csv()
        return dots(frame).to_json() + dots(ordered).to_json() + table

    assert poisoned(0.1234567) == poisoned(0.9876543)
    assert "0.1234567" not in poisoned(0.1234567)


def test_the_whole_is_a_dotted_line_and_is_not_drawn_where_it_is_hidden():
    assert "Merrowdale 52%" in words(dots())
    assert "Merrowdale" not in words(dots(around=rows(hidden("X9"))))
    assert "Merrowdale" not in words(dots(around=NONE))


def test_the_chart_takes_its_colours_from_the_palette_and_needs_no_hover():
    assert LIGHT.concern not in dots(palette=DARK).to_json()
    assert {trace.hoverinfo for trace in dots().data} == {"skip"}


def test_a_long_name_is_wrapped_so_that_a_phone_shows_it_all():
    name = "Northamptonshire, Cambridgeshire and Peterborough"
    figure = dots(named(area(name, 0.5), area("B", 0.4)))
    assert "Northamptonshire,<br>Cambridgeshire and Peterborough" in words(figure)
    assert figure.layout.height > dots(named(area("A", 0.5), area("B", 0.4))).layout.height


# The words

SIX = named(*(area(f"A{place}", 0.3, "worse") for place in range(6)), area("B", 0.9, "better"))


def test_the_title_names_the_few_and_counts_the_many():
    assert said.areas_title(FOUR) == "Ashen Fold is better and Dunmere is worse than the rest"
    assert said.areas_title(SIX) == "B is better and six are worse than the rest"
    assert said.areas_title(many(0.5, 0.5)) == "No area clearly stands apart from the rest"
    assert said.areas_title(named(hidden("A"))) == "Too few answers to compare areas"


ALIKE = many(0.5, 0.5, 0.5)
SOME_HIDDEN = pd.concat([ALIKE, named(hidden("Y"), hidden("Z"))], ignore_index=True)
SOME_UNSURE = pd.concat([SOME_HIDDEN, named(area("Few", 0.5, "", indicative=True))])
ONE_SHOWN = pd.concat([many(0.5), named(hidden("Y"))], ignore_index=True)


@pytest.mark.parametrize(
    ("areas", "who"),
    [
        (ALIKE, "No area"),
        (SOME_HIDDEN, "None of the three areas shown"),
        (SOME_UNSURE, "None of the three areas compared"),
        (ONE_SHOWN, "No area shown"),
    ],
)
def test_that_none_stands_apart_is_said_only_of_those_that_can_be_compared(areas, who):
    assert said.areas_title(areas) == f"{who} clearly stands apart from the rest"
    assert said.count_apart(areas, than="England") == f"{who} is clearly different from England."
    verdict = said.areas_verdict(areas, SHARE, than="England")
    assert verdict == f"See people enough: {who.lower()} clearly stands apart from England."
    easy = "The areas are" if areas is ALIKE else "The areas we can compare are"
    assert said.easy_areas(areas) == f"{easy} about the same."


def test_where_the_words_are_too_many_for_a_title_the_number_gives_way():
    long = said.areas_title(SOME_HIDDEN, than="Bournemouth, Christchurch and Poole")
    assert long == "No area shown clearly stands apart from Bournemouth, Christchurch and Poole"


def test_nobody_is_ahead_on_everything_among_those_compared_on_everything():
    some = pd.concat([SOME_HIDDEN.assign(indicator="one"), SOME_HIDDEN.assign(indicator="two")])
    assert said.matrix_title(some, 2) == (
        "None of three areas compared on everything is ahead on all"
    )
    less = some[some["indicator"].eq("one") | ~some["name"].isin(["Area 1", "Area 2"])]
    assert said.matrix_title(less, 2) == "The one area compared on everything is not ahead on all"


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_a_title_is_twelve_words_or_fewer_however_long_the_names(count):
    long = [f"Bournemouth, Christchurch and Poole {place}" for place in range(count)]
    frame = named(
        *(area(each, 0.9, "better") for each in long), area("Hull, City of", 0.1, "worse")
    )
    assert len(said.areas_title(frame).split()) <= 12


def test_the_sentence_counts_those_too_close_and_those_not_shown():
    words = said.areas_sentence(FOUR, than="the rest of Merrowdale")
    assert words == (
        "One of the three areas shown is too close to the rest of Merrowdale to tell apart. "
        "One area cannot be shown."
    )


def test_the_table_says_what_the_chart_says():
    table = said.compared_table(FOUR, SHARE)
    assert list(table["Area"]) == list(FOUR["name"])
    assert list(table["Compared with the rest"]) == ["Better", "Similar", "–", "Worse"]
    assert table["Figure"][2] == "Too few answers to show"
    assert table["Likely between"][0] == "65 to 75"


def test_the_alternative_text_names_who_stands_apart_and_where_mine_stands():
    alt = said.areas_alt(
        FOUR, SHARE, parent="Merrowdale", than="the rest of Merrowdale", mine="Birchholt"
    )
    assert "Birchholt is at 50%." in alt
    assert "Better: Ashen Fold. Worse: Dunmere." in alt
    assert "Coldharrow is at" not in said.areas_alt(
        FOUR, SHARE, parent="M", than="M", mine="Coldharrow"
    )


def test_easy_read_says_it_in_short_words():
    assert said.easy_areas(FOUR) == "Ashen Fold is better. Dunmere is worse."
    few = "Three of them are A0, A1 and A2."
    assert said.easy_areas(SIX) == f"B is better. Six areas are worse. {few}"
    assert said.easy_areas(many(0.5, 0.5)) == "The areas are about the same."
    assert "private" in said.easy_areas(named(hidden("A")))


# Nearly all gave one answer: words, and no number


CERTAIN = named(
    area("Ashen Fold", 0.9),
    row(area="Birchholt", rule="near_certain", method="almost everybody", base=20),
    area("Dunmere", 0.8),
)


def test_a_figure_said_in_words_is_drawn_as_words_and_never_as_missing():
    figure = dots(CERTAIN)
    assert "Almost everybody" in words(figure)
    assert "no figure" not in words(figure)
    assert len(points(figure)) == 2
    assert said.compared_table(CERTAIN, SHARE)["Figure"][1] == "Almost everybody"
    assert "Nearly all" in said.why(CERTAIN.iloc[1].to_dict())


def test_nobody_is_said_to_be_ahead_on_everything_unless_they_are():
    both = pd.concat([named(area("A", 0.9, "better")), named(area("A", 0.9, "better"))])
    both["indicator"] = ["one", "two"]
    assert said.matrix_title(both, 2) == "A is better than the rest on all two"
    both["verdict"] = ["better", "similar"]
    assert said.matrix_title(both, 2) == "No area is ahead on everything"
    assert said.matrix_title(both, 3) == "No area can be compared on everything"


def test_nobody_is_said_to_be_ahead_where_most_areas_have_no_figures():
    bare = [named(row(area=each, absence="no data")) for each in "BCD"]
    rows = pd.concat([named(area("A", 0.9, "better")), *bare])
    assert said.matrix_title(rows, 1) == "Too few areas have figures to say who is ahead"
