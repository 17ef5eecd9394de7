"""Which areas and outcomes lie apart from what they are held against, drawn and in words."""

import numpy as np
import pandas as pd
import pytest
from areas_beside import NONE, area, hidden, named, words
from published_rows import PARENT, SHARE, quarters, rows, shown

from khi.charts.then_and_now import then_and_now
from khi.publication import comparing
from khi.theme import DARK, LIGHT
from khi.ui.explore.against import clear_among
from khi.wording import apart as said
from khi.wording import compare_time

THEN = {"A": 0.4, "B": 0.49}
FIVE = named(
    area("A", 0.7, "better"), area("B", 0.5), hidden("C"), area("D", 0.3, "worse"),
    area("E", 0.5, "", indicative=True),
).assign(then=[THEN.get(each, np.nan) for each in "ABCDE"])  # fmt: skip
HELD = FIVE.assign(
    clear=FIVE["verdict"].where(FIVE["absence"].eq(""), ""),
    against=0.52, against_lower=0.5, against_upper=0.54,
)  # fmt: skip
AROUND = rows(shown(0.52, area="X9"))
THAN = "the rest of Merrowdale"


def drawn(areas=FIVE, around=AROUND, palette=LIGHT):
    return then_and_now(
        areas, indicator=SHARE, mine="B", palette=palette, around=around, parent=PARENT
    )


def dotted(figure):
    return [each for each in figure.layout.shapes if each.line.dash == "2px,3px"]


# The picture


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_areas_are_held_against_is_one_dotted_line_with_its_name_and_figure(palette):
    figure = drawn(palette=palette)
    (line,) = dotted(figure)
    assert line.x0 == line.x1 == 0.52
    assert line.line.color == palette.ink
    assert words(figure).count("Merrowdale 52%") == 1


def test_its_name_stands_clear_of_what_the_marks_mean_and_of_the_first_area():
    notes = {note.text: note.y for note in drawn().layout.annotations}
    key = next(y for words, y in notes.items() if "a year ago" in words)
    name = next(y for words, y in notes.items() if "Merrowdale" in words)
    first = min(y for words, y in notes.items() if words == "A")
    assert name - key >= 18
    assert first - name >= 18


def test_the_axis_has_room_for_it_and_a_withheld_one_leaves_no_trace():
    high = drawn(around=rows(shown(0.95, area="X9")))
    assert high.layout.xaxis.range[1] >= 0.95
    plain = then_and_now(FIVE, indicator=SHARE, mine="B", palette=LIGHT)
    assert not dotted(plain)
    for nothing in (NONE, rows(hidden("X9")).assign(value=0.987654)):
        assert drawn(around=nothing).to_json() == plain.to_json()


# The words and the table


def test_the_sentence_names_who_is_apart_and_counts_the_others():
    assert said.areas_apart(HELD, THAN) == (
        "A is better and D is worse than the rest of Merrowdale now."
        " One cannot be told apart from it. Two areas cannot be compared with it."
    )


def test_where_none_is_apart_it_says_of_how_many_and_where_none_is_compared_it_says_that():
    none = HELD.assign(clear=HELD["clear"].replace({"better": "similar", "worse": "similar"}))
    assert said.areas_apart(none, "England") == (
        "None of the three areas compared is clearly apart from England now."
        " Two areas cannot be compared with it."
    )
    assert said.areas_apart(HELD.assign(clear=""), "England") == (
        "No area can be compared with England now."
    )


def test_the_table_has_the_other_figure_and_the_verdict_of_each_row():
    table = compare_time.then_and_now_table(HELD, SHARE)
    told = said.with_figure(table, HELD, SHARE, name="Merrowdale", than=THAN)
    assert list(told["Merrowdale now"]) == ["52% (50 to 54)"] * 5
    assert list(told["Compared with the rest of Merrowdale"]) == [
        "Better", "Similar", "Not compared", "Worse", "Not compared",
    ]  # fmt: skip
    alone = said.with_figure(table, HELD.assign(against=np.nan), SHARE, name="X", than="X")
    assert set(alone["X now"]) == {"–"}


def test_those_who_do_not_see_the_line_are_told_where_it_lies():
    alt = said.line_alt(AROUND, SHARE, name="Merrowdale")
    assert alt == "A dotted line for Merrowdale is at 52%."
    assert said.line_alt(rows(hidden("X9")), SHARE, name="Merrowdale") == ""


def test_the_help_says_what_the_line_is_and_what_areas_are_compared_with():
    lead, *others = said.how_areas("Merrowdale", THAN, is_of_several=False)
    assert lead == (
        "The dotted line is Merrowdale now. Each area is held against the rest of Merrowdale,"
        " allowing for chance."
    )
    assert not any("by their people" in each for each in others)
    several = said.how_areas("areas like it", "areas like it", is_of_several=True)
    assert "never of the area that is held against it" in several[1]


# On which outcomes


def outcomes(**clear):
    return pd.DataFrame({"name": list(clear), "clear": list(clear.values())})


@pytest.mark.parametrize(
    ("latest", "title"),
    [
        (outcomes(A="better", B="better", C="worse"),
         "Kent is better than England on two and worse on one of three indicators"),
        (outcomes(A="similar", B="higher"), "Kent is higher than England on one of two indicators"),
        (outcomes(A="similar", B="similar"),
         "Kent cannot be told apart from England on any of two indicators"),
        (outcomes(A="better", B=""), "Kent is better than England on the one indicator that can"
                                     " be compared"),
        (outcomes(A="similar", B="", C="similar"),
         "Kent cannot be told apart from England on any of the two that can be compared"),
        (outcomes(A="", B=""), "Kent cannot be compared with England on any of two indicators"),
        (outcomes(A="worse", B="worse"), "Kent is worse than England on both indicators"),
        (outcomes(A="better", B="better", C="better"),
         "Kent is better than England on all three indicators"),
        (outcomes(A="better", B="better", C=""),
         "Kent is better than England on both that can be compared"),
        (outcomes(A="similar", B=""),
         "Kent cannot be told apart from England on the one indicator that can be compared"),
        (outcomes(A="better", B="similar", C=""),
         "Kent is better than England on one of the two that can be compared"),
    ],
)  # fmt: skip
def test_the_head_says_on_how_many_outcomes_an_area_is_apart(latest, title):
    assert said.outcomes_title(latest, area="Kent", than="England") == title


def test_each_outcome_is_named_once_where_it_belongs():
    latest = outcomes(
        **{"See people": "worse", "Feel safe": "better", "Lonely": "", "Days": "similar"}
    )
    assert said.outcomes_named(latest) == (
        "Better: feel safe. Worse: see people. Cannot be told apart: days. Not compared: lonely."
    )


# Chance among all that are looked at


def held(indicator, *gaps, width=0.1):
    """One area over quarters, so far from what it is held against."""
    own = quarters(*(0.5 for _ in gaps), indicator=indicator)
    gap = np.array(gaps)
    return own.assign(
        difference=gap, difference_lower=gap - width, difference_upper=gap + width,
        verdict=["better" if each > width else "similar" for each in gaps],
    )  # fmt: skip


def test_what_is_apart_by_itself_may_be_chance_among_many_outcomes():
    clear = held("con01", 0.105)
    (alone,) = clear_among([clear])
    assert list(alone["clear"]) == ["better"]
    among = clear_among([clear, *(held(f"x{each}", *[0.0] * 4) for each in range(4))])
    assert list(among[0]["clear"]) == ["similar"]
    assert len(among) == 5


def test_each_outcome_keeps_its_own_rows_in_time_order():
    first, second = held("b", 0.5, 0.0, 0.5), held("a", 0.0, 0.6)
    one, two = clear_among([first, second])
    assert list(one["clear"]) == ["better", "similar", "better"]
    assert list(two["clear"]) == ["similar", "better"]
    assert one["period"].is_monotonic_increasing
    assert set(two["indicator"]) == {"a"}


def test_of_areas_looked_at_together_one_that_chance_explains_is_not_named():
    gaps = [0.105, *[0.0] * 11]
    areas = pd.concat([held("con01", gap).assign(area=f"X{at}") for at, gap in enumerate(gaps)])
    assert comparing.clearly_apart(areas.head(1))["clear"].tolist() == ["better"]
    assert set(comparing.clearly_apart(areas)["clear"]) == {"similar"}
