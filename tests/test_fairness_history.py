"""A gap over time, in other areas, and who answered: the figures and what is said of them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published_rows import AGE, MISSING, SHARE, row, rows
from test_fairness_figures import groups

from khi.charts.fairness.history import gap_over_time
from khi.charts.fairness.presence import voices
from khi.model import Indicator, Quarter
from khi.publication import fairness
from khi.publication.columns import estimate_of
from khi.publication.fairness import Way
from khi.statistics.comparison import rank_intervals
from khi.statistics.representation import representation
from khi.theme import LIGHT
from khi.wording.fairness import history as said
from khi.wording.fairness import places as placed
from khi.wording.fairness import presence as present


def over_time(*rounds, first="2025-Q1", **given):
    """Published groups, round by round; each round is the counts of its groups."""
    start = Quarter.parse(first)
    frames = [
        groups(**counts).assign(period=start.later(place).id, **given)
        for place, counts in enumerate(rounds)
    ]
    return pd.concat(frames, ignore_index=True)


def moved(*gaps, people=400, **given):
    """How a gap of these sizes, in people of every 100, went."""
    rounds = [
        {"young": (round(people * (0.7 - gap / 100)), people), "old": (round(people * 0.7), people)}
        for gap in gaps
    ]
    return fairness.way(fairness.history(over_time(*rounds, **given), SHARE, "young"))


def test_a_gap_that_shrinks_round_by_round_is_closing():
    found = moved(40, 30, 20, 10, 2)
    assert found.way is Way.CLOSING
    assert found.change[2] < 0
    assert (found.first, found.last) == ("2025-Q1", "2026-Q1")


def test_a_gap_that_grows_is_widening_and_one_that_wobbles_cannot_be_called():
    assert moved(2, 10, 20, 30, 40).way is Way.WIDENING
    wobble = moved(10, 12, 9, 11, 10)
    assert wobble.way is Way.CANNOT_SAY
    assert wobble.why == "chance"


def test_two_rounds_are_held_against_each_other():
    assert moved(40, 5).way is Way.CLOSING
    assert moved(10, 12).way is Way.CANNOT_SAY
    assert moved(10).why == "too few rounds"


def test_a_gap_of_the_group_that_is_ahead_closes_too():
    assert moved(-28, -22, -15, -8, -1).way is Way.CLOSING


@pytest.mark.slow
@given(st.lists(st.integers(-28, 60), min_size=5, max_size=5, unique=True))
def test_running_time_backwards_turns_closing_into_widening(gaps):
    forth, back = moved(*gaps).way, moved(*gaps[::-1]).way
    turned = {Way.CLOSING: Way.WIDENING, Way.WIDENING: Way.CLOSING}
    assert turned.get(forth, forth) == back or abs(sum(gaps)) <= 5


def test_where_the_groups_change_the_line_breaks_and_only_later_rounds_are_judged():
    two, three = {"owns": (80, 120), "rents": (50, 120)}, {"owns": (80, 120), "social": (60, 80)}
    series = fairness.history(over_time(two, two, two, three, three), SHARE, "owns")
    assert series["run"].tolist() == [0, 0, 0, 1, 1]
    assert series["broken"].tolist() == ["", "", "", "groups", ""]
    assert series["added"].iloc[3] == ["social"]
    assert series["dropped"].iloc[3] == ["rents"]
    assert fairness.way(series).first == "2025-Q4"
    (why,) = said.breaks(series, AGE)
    assert why.startswith("January to March 2026: the groups changed")
    assert "“Social” added; “Rents” no longer asked" in why


def test_breaks_one_after_another_are_each_drawn_and_named_once():
    two, three = {"owns": (80, 120), "rents": (50, 120)}, {"owns": (80, 120), "social": (60, 80)}
    series = fairness.history(over_time(two, three, two, three), SHARE, "owns")
    figure = gap_over_time(series, indicator=SHARE, palette=LIGHT)
    words = [each.text for each in figure.layout.annotations]
    assert words.count("groups or question changed") == 1
    dashed = [each for each in figure.layout.shapes if each.line.dash == "5px,4px"]
    assert len(dashed) == 3


def test_a_question_that_changed_breaks_the_line_with_its_own_reason():
    changed = Indicator.model_validate(
        SHARE.model_dump() | {"breaks": {"2025-Q2": "The question was asked in other words."}}
    )
    two = {"young": (80, 120), "old": (50, 120)}
    series = fairness.history(over_time(two, two, two), changed, "young")
    assert series["run"].tolist() == [0, 1, 1]
    assert said.breaks(series, AGE) == [
        "July to September 2025: The question was asked in other words."
    ]


def test_a_round_that_is_withheld_leaves_a_hole_and_is_counted_in_words():
    two = {"young": (80, 120), "old": (50, 120)}
    told = over_time(two, two, two)
    hidden = told["period"].eq("2025-Q2") & told["group"].eq("young")
    numbers = told.select_dtypes("float64").columns
    told.loc[hidden, numbers] = np.nan
    told.loc[hidden, "absence"] = "too few answers"
    series = fairness.history(told, SHARE, "young")
    assert series["gap"].isna().tolist() == [False, True, False]
    assert said.unshown(series) == "No gap to show. One round: too few answers to show."


def test_the_words_follow_the_way():
    found = moved(40, 30, 20, 10, 2)
    words = said.moved_sentence(found.way.value, found.why, found.first, found.last, found.change,
                                SHARE)  # fmt: skip
    assert words.startswith(
        "Between April to June 2025 and April to June 2026 the gap became about"
    )
    assert " 38 in every 100 narrower. Likely between" in words
    assert said.moved_title("closing", "Carers") == "Carers: the gap is closing"
    assert "cannot say" in said.moved_title("cannot say", "Carers")
    assert len(said.moved_title("cannot say", "A group whose name goes on and on").split()) <= 12


# Other areas


def in_areas(**gaps):
    frames = [
        groups(young=(round(400 * (0.7 - gap / 100)), 400), old=(280, 400)).assign(area=area)
        for area, gap in gaps.items()
    ]
    return pd.concat(frames, ignore_index=True)


def test_the_widest_gap_stands_first_and_places_are_ranges():
    found = fairness.gap_in_places(in_areas(A=5, B=40, C=6), SHARE, "young")
    assert found["area"].tolist() == ["B", "C", "A"]
    own = found.set_index("area")
    limits = fairness.with_gaps(in_areas(A=5, B=40, C=6), SHARE)
    limits = limits[limits["group"].eq("young")]
    ranks = rank_intervals(estimate_of(limits, ("gap", "gap_lower", "gap_upper")), first="lowest")
    assert own.loc[["A", "B", "C"], "place"].tolist() == ranks.value.tolist()
    assert own.loc["B", "place_low"] == 3
    assert own.loc["A", "place_high"] == 2
    assert placed.place(own.loc["A"].to_dict(), 3) == "1st to 2nd of 3"


def test_areas_to_learn_from_are_clearly_better_for_the_group_and_like_ones_come_first():
    def area(code, young, everyone):
        made = groups(young=(young, 100), old=(everyone - young, 300)).assign(area=code)
        whole = groups(a=(everyone, 400), b=(1, 2)).head(1)
        return [made, whole.assign(area=code, breakdown="all", group="all")]

    told = [*area("here", 30, 240), *area("like", 60, 244), *area("unlike", 80, 330)]
    found = fairness.ahead(pd.concat(told, ignore_index=True), SHARE, "young", area="here")
    assert found["area"].tolist() == ["like", "unlike"]
    assert found["alike"].tolist() == [True, False]
    assert (found["difference_lower"] > 0).all()


# Who is missing


def answered(base, **groups_of):
    frame = rows(
        *(row(breakdown="age", group=code, base=MISSING if n is None else float(n),
              absence="too few answers" if n is None else "") for code, n in groups_of.items())
    )  # fmt: skip
    return frame, rows(row(base=float(base)))


def people(**counts):
    return pd.DataFrame({"group": list(counts), "people": [float(n) for n in counts.values()]})


def test_presence_is_the_ratio_of_shares_that_statistics_gives():
    found = fairness.presence(*answered(200, young=20, middle=100, old=80),
                              people(young=300, middle=400, old=300))  # fmt: skip
    own = found.set_index("group")
    for code, own_count, number in (("young", 20, 300), ("middle", 100, 400), ("old", 80, 300)):
        expected = representation([own_count, 200 - own_count], [number, 1000 - number])
        for name in ("value", "lower", "upper"):
            column = {"value": "ratio", "lower": "ratio_lower", "upper": "ratio_upper"}[name]
            assert own.loc[code, column] == pytest.approx(getattr(expected.ratio, name)[0])
    assert found["group"].tolist() == ["young", "middle", "old"]
    assert found["presence"].iloc[0] == "fewer than expected"


def test_a_hidden_group_is_named_as_hidden_and_has_no_number():
    found = fairness.presence(*answered(150, young=None, middle=100, old=50),
                              people(young=100, middle=400, old=300))  # fmt: skip
    hidden = found[found["group"].eq("young")].iloc[0]
    assert hidden["presence"] == "hidden"
    assert hidden[["answered", "share", "ratio", "rate"]].isna().all()
    words = present.presence_sentence(found, AGE, "population")
    assert "One group is hidden to keep answers private" in words
    assert "does not mean that nobody answered" in words


def test_a_group_that_was_not_on_the_form_is_not_hidden_and_the_others_are_held_without_it():
    found = fairness.presence(*answered(150, young=50, middle=100),
                              people(young=100, middle=400, old=300))  # fmt: skip
    own = found.set_index("group")
    assert own.loc["old", "presence"] == "not on the form"
    assert own.loc["old", ["answered", "share", "people_share", "ratio"]].isna().all()
    expected = representation([50, 100], [100, 400])
    assert own.loc["young", "ratio"] == pytest.approx(expected.ratio.value[0])
    assert own.loc["young", "people_share"] == pytest.approx(0.2)
    assert "Not on the form: Aged 65 and over." in present.presence_sentence(
        found, AGE, "population"
    )
    drawing = voices(found, breakdown=AGE, palette=LIGHT)
    assert "Not on the form" in drawing.to_json()
    table = present.presence_table(found, AGE).set_index("Age")
    assert table.loc["Aged 65 and over", "Answered"] == "Not on the form"


def test_people_who_did_not_say_have_a_line_of_their_own():
    found = fairness.presence(*answered(160, young=50, old=90, not_stated=20),
                              people(young=500, old=500))  # fmt: skip
    last = found.iloc[-1]
    assert last["group"] == "not_stated"
    assert last["share"] == pytest.approx(20 / 160)
    assert np.isnan(last["ratio"])
    assert found["share"].iloc[0] == pytest.approx(50 / 140)


def test_the_response_rate_of_each_group_is_given_where_the_number_invited_is_known():
    invited = people(young=200, old=10)
    found = fairness.presence(*answered(90, young=20, old=70), people(young=500, old=500), invited)
    own = found.set_index("group")
    assert own.loc["young", "rate"] == pytest.approx(0.1)
    assert np.isnan(own.loc["old", "rate"]), "more answered than were invited: no rate"
    assert present.rates(found) == "Of the people who were invited, 10% of each group answered."


def test_nobody_is_called_hard_to_reach():
    from pathlib import Path

    folder = Path(__file__).parents[1]
    files = [*(folder / "khi").rglob("*.py"), *(folder / "pages").glob("*.py"),
             *(folder / "data").glob("*.toml")]  # fmt: skip
    for path in files:
        words = path.read_text("utf-8")
        assert "BAME" not in words, path
        shown = words.replace("Nobody is hard to reach", "").replace(
            'Nobody is "hard to reach"', ""
        )
        assert "hard to reach" not in shown.casefold(), path
