"""A quarter with a month missing is drawn and marked, and held against nothing."""

import numpy as np
import pandas as pd
import pytest
from charts_drawn import control
from publication_cases import CATALOGUE, measures, only
from published_rows import indicator, quarters

from khi import wording
from khi.model import Measure, MeasureKind, Polarity, Quarter
from khi.publication import compute_activity
from khi.publication.comparing import against, before_and_after
from khi.publication.comparing.moved import moved_on_a_year
from khi.theme import LIGHT
from khi.wording import compare

ASH = {"area": "Ash", "period": "2025-Q1"}
VISITS = CATALOGUE.indicators["visits"]


def months(id, *counts, year=2025, out_of=1000, area="Ash"):
    """Three months from April: what was counted in each, and out of how many."""
    out_of = out_of if isinstance(out_of, tuple) else (out_of,) * len(counts)
    return [
        (id, area, f"{year}-{month:02}", count, base)
        for month, count, base in zip(range(4, 4 + len(counts)), counts, out_of, strict=True)
    ]


def rows(*given):
    return compute_activity(measures(*(each for some in given for each in some)), CATALOGUE)


def test_a_month_without_its_denominator_is_left_out_of_both():
    # 40/100, 45 of nobody knows how many, 50/100: 90 of 200 is 45%, of two months of three.
    row = only(rows(months("on_time", 40, 45, 50, out_of=(100, np.nan, 100))), **ASH)
    assert (row["value"], row["numerator"], row["denominator"]) == (0.45, 90, 200)
    assert (row["parts"], row["parts_expected"], row["indicative"]) == (2, 3, True)


def test_a_rate_is_never_of_the_people_of_an_earlier_month():
    row = only(rows(months("visits", 30, 30, 30, out_of=(900, 1000, np.nan))), **ASH)
    assert (row["numerator"], row["denominator"]) == (60, 1000)
    assert row["indicative"]


def test_months_without_any_denominator_are_still_counted():
    row = only(rows(months("visits", 30, 30, 30, out_of=np.nan)), **ASH)
    assert (row["numerator"], row["parts"], row["indicative"]) == (90, 3, False)
    assert np.isnan(row["value"])


@pytest.mark.parametrize("now", [(300, 300), (300,)])
def test_a_part_quarter_is_held_against_nothing(now):
    made = rows(months("visits", 300, 310, 290, year=2024), months("visits", *now),
                months("visits", 280, 300, 305, area="Birch"))  # fmt: skip
    row = only(made, area="Ash", period="2025-Q1")
    assert row["indicative"]
    assert row["value"] == 1000 * sum(now) / 1000
    for name in ("change", "difference"):
        assert np.isnan(row[[name, f"{name}_lower", f"{name}_upper"]].astype(float)).all()
    assert (row["change_verdict"], row["verdict"]) == ("", "")


def test_a_whole_quarter_is_not_held_against_a_part_of_the_year_before():
    made = rows(months("visits", 300, year=2024), months("visits", 300, 300, 300))
    row = only(made, area="Ash", period="2025-Q1")
    assert not row["indicative"]
    assert np.isnan(row["change"])
    assert wording.change(row, VISITS) == (
        "There is no whole figure from a year ago that it can be compared with."
    )


def test_a_place_is_not_held_against_a_rest_that_lacks_a_month():
    made = rows(months("visits", 300, 300, 300), months("visits", 300, area="Birch"))
    whole = only(made, area="Ash", period="2025-Q1")
    assert not whole["indicative"]
    assert (whole["verdict"], np.isnan(whole["difference"])) == ("", True)


def test_whole_quarters_are_compared_as_before():
    made = rows(months("visits", 300, 310, 290, year=2024), months("visits", 100, 100, 100))
    row = only(made, area="Ash", period="2025-Q1")
    assert row["change"] == pytest.approx(-600)
    assert row["change_verdict"] == "better"


RATE = indicator(
    "sys02", polarity=Polarity.LOWER,
    measure=Measure(kind=MeasureKind.RATE, numerator="visits", denominator="people",
                    multiplier=100_000),
)  # fmt: skip


def with_a_part(*values, part):
    """Quarters of a rate, and one more of which only a month is in."""
    frame = quarters(*values, part)
    last = frame.index == frame.index[-1]
    return frame.assign(indicative=last, base=np.nan)


def test_what_is_said_of_a_series_leaves_its_part_quarter_out():
    points = wording.judged(with_a_part(*[1800, 1820] * 8, part=588), RATE)
    assert points["point_type"].iloc[-1] == "part"
    assert points["value"].iloc[-1] == 588
    assert points["special_cause"].eq("").all()
    assert wording.variation(points) == "As usual"
    assert wording.more_than_chance(points, RATE).endswith("Nothing stands out.")
    assert wording.rule_fired(points) == ""
    last = Quarter.parse(points["period"].iloc[-1]).months
    note = wording.limits_note(points)
    assert note.startswith("Limits from 16 quarters")
    assert note.endswith(f"{last} is not whole: drawn hollow, not judged.")


def test_a_part_quarter_does_not_make_twelve_of_eleven():
    points = wording.judged(with_a_part(*[1800, 1820] * 5, 1810, part=588), RATE)
    assert "There are 11 so far" in wording.more_than_chance(points, RATE)
    assert wording.how_long(points).startswith("It takes one more quarter")


def test_a_run_that_ends_before_the_part_quarter_is_dated():
    points = wording.judged(with_a_part(*[1800, 1860] * 6, *[1850] * 7, part=588), RATE)
    said = wording.more_than_chance(points, RATE)
    assert said.startswith("The eight quarters to December 2026 all sat above")
    assert wording.variation(points) == "Worse than usual"


def test_few_people_are_not_a_part_of_a_quarter():
    frame = quarters(*[0.6, 0.62] * 6).assign(indicative=True)
    points = wording.judged(frame, CATALOGUE.indicators["kin"])
    assert points["point_type"].ne("part").all()
    assert wording.variation(points) == "As usual"


def test_no_line_is_drawn_to_a_part():
    figure = control(with_a_part(*[1800, 1820] * 8, part=588), RATE)
    drawn = [each for each in figure.data if each.marker.size and 588 in (each.y or ())]
    assert [each.mode for each in drawn] == ["markers"]
    assert drawn[0].marker.color == LIGHT.card


def test_words_and_tables_mark_a_part():
    frame = with_a_part(1800, 1810, part=588)
    row = frame.iloc[-1].to_dict() | {"change": np.nan, "change_verdict": ""}
    assert wording.change(row, RATE).startswith("A part of it is missing")
    assert wording.base(row).endswith("A part of it is missing.")
    table = wording.series_table(frame, RATE)
    assert table["Figure"].iloc[0] == "588 (a part is missing)"
    assert table["Change in a year"].iloc[0] == "Not compared: a part is missing"
    control = wording.control_table(wording.judged(frame, RATE), RATE)
    assert control["Does it stand out?"].iloc[0] == "Not judged"
    assert "588" not in wording.tracks_alt(frame, frame.iloc[:0], RATE, RATE)


def test_areas_are_not_compared_on_a_part():
    made = rows(months("visits", 300, 300, 300), months("visits", 100, area="Birch"))
    places = made[made["period"].eq("2025-Q1") & made["area"].isin(["Ash", "Birch"])]
    whole = made[made["period"].eq("2025-Q1") & made["area"].eq("North")]
    judged = against(places, whole, VISITS, every=True)
    assert judged["verdict"].eq("").all()
    named = judged.assign(name=judged["area"])
    parts = named[named["indicative"].eq(True)]
    assert compare.areas_title(parts) == (
        "A part of this period is missing, so areas are not compared"
    )
    assert "not compared" in compare.areas_verdict(parts, VISITS, than="the rest")
    assert "One area lacks a part of this period." in compare.areas_sentence(named, than="the rest")


def test_nothing_moved_by_a_month_missing():
    made = rows(months("visits", 300, 310, 290, year=2024), months("visits", 100))
    found = moved_on_a_year(made[made["period"].eq("2025-Q1")], CATALOGUE.indicators)
    assert found.rows.empty


def test_before_and_after_a_day_rests_on_whole_quarters():
    day = Quarter.parse("2025-Q1").start
    frame = with_a_part(*[1800.0] * 8, part=588.0)
    frame = frame.assign(period=[Quarter.parse("2023-Q2").later(n).id for n in range(9)])
    found = before_and_after(frame, day, RATE)
    assert "2025-Q2" not in found.quarters


def anew(*values, at):
    """Quarters from April 2022, with new limits from one of them on."""
    first = Quarter.parse("2022-Q1")
    frame = quarters(*values, first=first.id)
    begin = pd.DataFrame({"quarter": [first.later(at).id], "reason": ["a new way of counting"]})
    begin = begin.assign(by_role="quality board")
    return wording.judged(frame, RATE, rebases=begin)


def test_after_new_limits_only_the_quarters_since_are_counted():
    points = anew(*[1800, 1820] * 7, 1810, at=12)
    assert wording.more_than_chance(points, RATE) == (
        "It takes 12 quarters to judge a change. There are three since new limits began."
    )
    assert wording.limits_note(points) == (
        "Fewer than 5 quarters since new limits began: drawn without limits."
    )
    assert wording.variation(points) == "Too soon to judge"
    assert (
        wording.how_long(points)
        == "It takes nine more quarters before a change can be judged fairly."
    )


def test_an_old_stretch_s_signal_is_not_the_latest_word():
    # A point far outside, then thirteen quarters of another level under limits of their own.
    points = anew(*[1800, 1820] * 7, 2600, *[1300, 1320] * 6, 1310, at=15)
    assert points["special_cause"].ne("").any()
    assert wording.more_than_chance(points, RATE).endswith("around 1,310. Nothing stands out.")
    assert wording.rule_fired(points) == ""
    assert wording.limits_note(points).startswith("Limits from 13 quarters")


def test_trial_limits_after_new_limits_say_how_many_they_rest_on():
    points = anew(*[1800, 1820] * 7, *[1300, 1320] * 3, at=14)
    assert wording.limits_note(points).startswith("Trial limits from 6 quarters")


# An area in which a place is missing


def of_places(*places, id="open", out_of=np.nan, quarters=13):
    """Quarters of a measure in some places; the last quarter only of the first of them."""
    first, each = Quarter.parse("2022-Q4"), range(quarters)
    given = [
        (id, place, first.later(n).id, count + n % 3, out_of)
        for n in each for place, count in places if n < quarters - 1 or place == places[0][0]
    ]  # fmt: skip
    return compute_activity(measures(*given), CATALOGUE)


@pytest.mark.parametrize(("id", "out_of"), [("open", np.nan), ("visits", 1000)])
def test_an_area_that_lacks_a_place_is_neither_better_nor_worse_than_usual(id, out_of):
    """50 of 1,000 in one place, where three had 30: no more of them than before came."""
    made = of_places(("Ash", 50), ("Birch", 20), ("Cedar", 20), id=id, out_of=out_of)
    north = made[made["area"].eq("North")]
    last = only(made, area="North", period="2025-Q4")
    assert (last["parts"], last["indicative"], last["change_verdict"]) == (1, True, "")
    assert np.isnan(last["change"])
    assert not north.loc[north["parts"].eq(3), "indicative"].any()
    points = wording.judged(north, CATALOGUE.indicators[id])
    assert wording.variation(points) == "As usual"
    assert "January to March 2026 is not whole" in wording.limits_note(points)


def test_places_that_never_send_anything_make_no_sum_a_part():
    made = of_places(("Ash", 50))
    assert not made.loc[made["area"].eq("North"), "indicative"].any()


def test_a_place_is_still_held_against_those_of_the_rest_that_are_there():
    made = of_places(("Ash", 50), ("Birch", 20), ("Cedar", 20), id="visits", out_of=1000)
    whole = only(made, area="Ash", period="2025-Q3")
    assert whole["verdict"] == "worse"
    assert not only(made, area="Ash", period="2025-Q4")["indicative"]
