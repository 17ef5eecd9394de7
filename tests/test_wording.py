"""Figures in plain sentences: each line here is what somebody reads."""

import pytest
from published_rows import (
    LONELY,
    MEAN,
    NET,
    RATE,
    SHARE,
    row,
    rows,
    shown,
)  # fmt: skip

from khi import wording
from khi.model import Absence

REST = "the rest of Merrowdale"


def changed(value, low, high, verdict="better", **given):
    return shown(
        0.5, change=value, change_lower=low, change_upper=high, change_verdict=verdict, **given
    )


def apart(value, low, high, verdict="better", **given):
    return shown(
        0.5, difference=value, difference_lower=low, difference_upper=high, verdict=verdict, **given
    )


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        (0.68, "68%"), (0.005, "0.5%"), (0.004, "under 1%"), (0.0, "0%"), (0.996, "over 99%"),
        (1.0, "100%"), (0.345, "34.5%"), (float("nan"), "no figure"), (None, "no figure"),
    ],
)  # fmt: skip
def test_a_percentage_is_whole_and_is_nobody_or_everybody_only_when_it_is(fraction, words):
    assert wording.percentage(fraction) == words


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (0.68, SHARE, "68%"), (0.05, NET, "+5"), (-0.031, NET, "−3"), (0.0, NET, "0"),
        (7.44, MEAN, "7.4"), (1240.4, RATE, "1,240"), (7.44, RATE, "7.4"),
    ],
)  # fmt: skip
def test_a_number_has_the_digits_a_reader_can_use(value, kind, words):
    assert wording.number(value, kind) == words


@pytest.mark.parametrize(
    ("kind", "value", "low", "high", "words"),
    [
        (SHARE, 0.68, 0.65, 0.72, "Likely between 65% and 72%."),
        (SHARE, 0.68, 0.68, 0.68, "Likely 68%."),
        (MEAN, 7.4, 7.1, 7.6, "Likely between 7.1 and 7.6."),
        (NET, 0.4, 0.33, 0.46, "Likely between 33 and 46 more helped than hindered."),
        (NET, -0.4, -0.46, -0.33, "Likely between 33 and 46 more hindered than helped."),
        (NET, 0, -0.08, 0.02, "Likely between 8 more hindered and 2 more helped, in every 100."),
        (NET, 0, -0.075, 0.004, "Likely between 8 more hindered and 1 more helped, in every 100."),
        (NET, 0.1, 0.005, 0.175, "Likely between fewer than 1 and 18 more helped than hindered."),
        (NET, -0.1, -0.175, -0.025, "Likely between 2 and 18 more hindered than helped."),
    ],
)
def test_how_sure_we_are(kind, value, low, high, words):
    assert wording.likely_between(shown(value, lower=low, upper=high), kind) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (SHARE, 0.68, "About 68 people in every 100."),
        (SHARE, 0.01, "About 1 person in every 100."),
        (SHARE, 0.21, "About 21 people in every 100."),
        (SHARE, 0.005, "Fewer than 1 person in every 100."),
        (SHARE, 0.004, "Fewer than 1 person in every 100."),
        (SHARE, 0.996, "More than 99 people in every 100."),
        (MEAN, 7.4, "The average is 7.4 out of 10."),
        (RATE, 57.2, "57 per 1,000 people aged 65 and over."),
        (NET, 0.05,
         "5 more people in every 100 say support helps than say it gets in the way."),
        (NET, -0.05,
         "5 more people in every 100 say support gets in the way than say it helps."),
        (NET, 0.001, "About as many people say support helps as say it gets in the way."),
    ],
)  # fmt: skip
def test_a_reading_is_about_people(kind, value, words):
    assert wording.reading(shown(value), kind) == words


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        (SHARE, changed(0.07, 0.02, 0.12),
         "About 7 more people in every 100 than a year ago (between 2 and 12)."),
        (LONELY, changed(-0.07, -0.12, -0.02),
         "About 7 fewer people in every 100 than a year ago (between 2 and 12)."),
        (SHARE, changed(0.02, -0.03, 0.05, "similar"),
         "No clear change from a year ago (between 3 fewer and 5 more in every 100)."),
        (SHARE, changed(0.003, -0.05, 0.06, "similar"),
         "About the same as a year ago (between 5 fewer and 6 more)."),
        (SHARE, changed(0.07, 0.002, 0.12),
         "About 7 more people in every 100 than a year ago (between fewer than 1 and 12)."),
        (SHARE, changed(0.01, 0.004, 0.016),
         "About 1 more person in every 100 than a year ago (between fewer than 1 and 2)."),
        (SHARE, changed(0.07, 0.005, 0.13),
         "About 7 more people in every 100 than a year ago (between fewer than 1 and 13)."),
        (SHARE, changed(0.065, 0.025, 0.125),
         "About 6 or 7 more people in every 100 than a year ago (between 2 and 13)."),
        (SHARE, changed(0.02, -0.035, 0.005, "similar"),
         "No clear change from a year ago (between 4 fewer and 1 more in every 100)."),
        (SHARE, changed(0.005, 0.002, 0.011),
         "A little higher than a year ago (between fewer than 1 and 1 more)."),
        (SHARE, changed(-0.005, -0.025, -0.002, "worse"),
         "A little lower than a year ago (between fewer than 1 and 3 fewer)."),
        (NET, changed(0.08, 0.005, 0.175),
         "About 8 points higher than a year ago (between 0.5 and 17.5)."),
        (NET, changed(0.02, -0.004, 0.016, "similar"),
         "No clear change from a year ago (between under 1 point lower and 2 points higher)."),
        (MEAN, changed(0.4, 0.1, 0.7),
         "About 0.4 higher than a year ago (between 0.1 and 0.7)."),
        (NET, changed(-0.11, -0.18, -0.05, "worse"),
         "About 11 points lower than a year ago (between 5 and 18)."),
        (RATE, changed(-12, -20, -4), "About 12 lower than a year ago (between 4 and 20)."),
        (RATE, changed(-392, -791, 7.3, "similar"),
         "No clear change from a year ago (between 791 lower and 7 higher)."),
        (SHARE, changed(0.07, float("nan"), float("nan")),
         "About 7 more people in every 100 than a year ago."),
        (SHARE, shown(0.5), "There is no figure from a year ago that it can be compared with."),
    ],
)  # fmt: skip
def test_a_change_is_in_people_with_how_sure_we_are(kind, given, words):
    assert wording.change(given, kind) == words


def test_a_verdict_gives_way_to_the_interval():
    given = changed(0.07, -0.01, 0.12, "better")
    assert wording.change(given, SHARE).startswith("No clear change")


@pytest.mark.parametrize(
    ("than", "given", "words"),
    [
        (REST, apart(0.09, 0.03, 0.14),
         "About 9 more people in every 100 than in the rest of Merrowdale (between 3 and 14)."),
        ("everyone else", apart(-0.16, -0.28, -0.03, "worse"),
         "About 16 fewer people in every 100 than everyone else (between 3 and 28)."),
        (REST, apart(0.01, -0.03, 0.05, "similar"),
         "Too close to the rest of Merrowdale to tell apart (between 3 fewer and 5 more in every "
         "100)."),
        (REST, shown(0.5), "It cannot be compared with the rest of Merrowdale."),
    ],
)  # fmt: skip
def test_a_difference_is_in_people_with_how_sure_we_are(than, given, words):
    assert wording.difference(given, SHARE, than=than) == words


def test_a_standing_says_where_it_is_and_where_it_is_going():
    strong = apart(0.09, 0.03, 0.14, change_verdict="better")
    assert wording.standing(strong, parent="Merrowdale") == "Higher than Merrowdale, and improving."
    close = apart(0.01, -0.03, 0.05, "similar")
    assert wording.standing(close, parent="Merrowdale") == "Too close to Merrowdale to tell apart."


def test_a_base_is_about_people_and_a_small_one_is_indicative():
    assert wording.base(shown(0.5, base=670)) == "Base: about 670 people."
    few = wording.base(shown(0.5, base=25, indicative=True))
    assert few == "Base: about 25 people, so treat it as indicative."
    assert wording.base(shown(57, base=float("nan"))).startswith("Counted from records")


def test_bases_of_several_rows_are_a_range():
    several = rows(shown(0.5, base=65), shown(0.5, base=340), row(absence="too few answers"))
    assert wording.bases(several) == "Base: about 65 to 340 people in each."


def test_every_reason_has_words_of_its_own():
    for words in (wording.absence, wording.why_absent):
        assert len({words(reason) for reason in Absence}) == len(Absence)
