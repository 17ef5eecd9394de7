"""Promises about every sentence: plain, whole, careful about cause, and silent where it must be."""

import itertools
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_rows import (
    AGE,
    DAYS,
    HERE,
    KINDS,
    NET,
    NUMBERS,
    PARENT,
    RATE,
    SHARE,
    answers,
    groups,
    quarters,
    row,
    rows,
    shown,
)  # fmt: skip
from reading_age import reading_age

from khi import charts, wording
from khi.model import Absence, Answer, Group

VERDICTS = st.sampled_from(["better", "worse", "similar", "higher", "lower", ""])
WILD = st.one_of(
    st.floats(-1.5, 1.5),
    st.floats(-1e12, 1e12),
    st.none(),
    st.sampled_from([0.0, -0.0, 1e-12, 1.0, math.nan, math.inf, -math.inf]),
)
REST = "the rest of Merrowdale"


def sentences(given, kind):
    """Everything we say of one figure."""
    return [
        wording.reading(given, kind),
        wording.likely_between(given, kind),
        wording.base(given),
        wording.change(given, kind),
        wording.difference(given, kind, than=REST),
        wording.difference(given, kind, than="everyone else"),
        wording.standing(given, parent="Merrowdale"),
        wording.easy_reading(given, kind),
        wording.easy_change(given, kind),
        wording.easy_difference(given, kind, than=REST),
        wording.easy_base(given),
        wording.verdict([(kind, given)]),
    ]


def around(given, kind):
    """Everything said around a chart that holds one figure."""
    frame = rows(given, row(area="X9", absence="too few answers"))
    apart = frame.assign(breakdown="age", group=["young", "old"])
    sides = charts.effects(frame.assign(indicator="frd03", answer=["helps", "hinders"]), [NET])
    spread = frame.assign(answer=["always", "mostly"])
    return [
        wording.strip_alt(frame, kind, area=HERE, parent=PARENT),
        wording.groups_alt(apart, kind, AGE),
        wording.groups_sentence(apart, AGE, kind),
        wording.effects_alt(sides),
        wording.effects_sentence(sides),
        wording.answers_alt(spread, DAYS),
        wording.answers_sentence(spread, DAYS),
        wording.tracks_alt(frame, frame.iloc[:0], RATE, kind),
        wording.control_alt(wording.judged(frame.iloc[:1], kind), kind),
        wording.more_than_chance(wording.judged(frame.iloc[:1], kind), kind),
        wording.how_long(wording.judged(frame.iloc[:1], kind)),
        wording.subtitle(kind, area=HERE, period="2025-Q2"),
        wording.source(frame),
        wording.bases(frame),
    ]


@st.composite
def any_row(draw):
    """A row as the store could hold it, and as it should never."""
    figures = {name: draw(WILD) for name in NUMBERS}
    absence = draw(st.sampled_from([each.value for each in Absence]))
    return row(
        **figures, absence=absence, indicative=draw(st.booleans()),
        verdict=draw(VERDICTS), change_verdict=draw(VERDICTS),
    )  # fmt: skip


def whole(text):
    """Whether a text is whole sentences with nothing unspeakable in them."""
    unspeakable = re.search(r"\b(nan|NaN|None|inf|Infinity|null|True|False)\b", text)
    return text.endswith(".") and "  " not in text and not unspeakable and "-0" not in text


@given(any_row(), st.sampled_from(KINDS))
@settings(max_examples=200)
def test_every_sentence_is_whole_whatever_the_figures(given, kind):
    for text in sentences(given, kind):
        assert whole(text.replace("None of the", "Not one of the")), text


@pytest.mark.slow
@given(any_row(), st.sampled_from(KINDS))
@settings(max_examples=100, deadline=None)
def test_everything_around_a_chart_is_whole_whatever_the_figures(given, kind):
    for text in around(given, kind):
        assert whole(text), text


@given(any_row(), st.sampled_from(KINDS))
def test_a_figure_that_is_not_there_gives_no_number(given, kind):
    hidden = given | {"absence": "too few answers"}
    for text in sentences(hidden, kind):
        assert not re.search(r"\d", text), text


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.id)
@pytest.mark.parametrize("reason", [each for each in Absence if each], ids=str)
def test_a_withheld_row_of_a_table_has_no_number(kind, reason):
    given = row(absence=reason.value, value=0.1234, base=7, lower=0.1, upper=0.2)
    told = rows(given)
    tables = [
        wording.groups_table(told.assign(group="old"), kind, AGE).drop(columns="Age"),
        wording.series_table(told, kind).drop(columns="Period"),
        wording.control_table(wording.judged(told, kind), kind).drop(columns="Quarter"),
    ]
    for table in tables:
        assert not table.map(lambda cell: bool(re.search(r"\d", cell))).any(axis=None)


@given(st.lists(st.one_of(st.none(), st.floats(0.2, 0.8)), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_series_is_judged_in_whole_sentences(values):
    points = wording.judged(quarters(*values), SHARE)
    for text in (wording.more_than_chance(points, SHARE), wording.limits_note(points)):
        assert whole(text), text
    assert len(wording.rule_fired(points).split()) <= 8


# Titles


@given(st.lists(st.tuples(VERDICTS, VERDICTS), min_size=5, max_size=5))
def test_a_title_of_the_overview_is_12_words_or_fewer(verdicts):
    from test_wording_pages import headlines

    title = wording.strengths(headlines(*verdicts), parent="Greater Manchester")
    assert len(title.split()) <= 12
    assert not title.endswith(".")
    assert len(re.findall(r"[.!?](?:\s|$)", wording.verdict(headlines(*verdicts)))) <= 3


@given(VERDICTS, VERDICTS)
def test_a_title_of_groups_is_12_words_or_fewer(one, other):
    told = groups(young=0.4, old=0.5).assign(verdict=[one, other], difference=[-0.1, 0.1])
    assert len(wording.groups_title(told, AGE, SHARE).split()) <= 12


def test_a_long_name_does_not_make_a_long_title():
    long = "People who support a relative, friend or neighbour without pay every week"
    named = AGE.model_copy(update={"groups": (Group(code="young", label=long),)})
    told = groups(young=0.4).assign(verdict="worse", difference=-0.1)
    assert wording.groups_title(told, named, SHARE) == "One group does less well"
    said = DAYS.model_copy(update={"answers": (Answer(code="always", label=long),)})
    assert wording.answers_title(answers(always=1.0), said) == "What people answered"


def test_a_title_of_two_tracks_is_12_words_or_fewer():
    points = wording.judged(quarters(*[60, 64] * 8), RATE)
    long = "Moves into care homes of people aged 65 and over"
    title = wording.tracks_title(points, points, long, long)
    assert len(title.split()) <= 12


# Plain English


def corpus():
    """What a reader of the pages meets, for ordinary figures of every kind."""
    said = []
    options = itertools.product(KINDS, ["better", "similar", "worse"], [0.12, -0.07, 0.002])
    for kind, verdict, change in options:
        low, high = (change - 0.2, change + 0.2) if verdict == "similar" else (change, change * 2)
        given = shown(
            0.62, change=change, change_lower=min(low, high), change_upper=max(low, high),
            change_verdict=verdict, difference=-change, difference_lower=-max(low, high),
            difference_upper=-min(low, high), verdict=verdict,
        )  # fmt: skip
        said += sentences(given, kind)
    said += sentences(row(absence="too few answers"), SHARE)
    said += [wording.why_absent(reason) for reason in Absence if reason]
    said += [wording.easy_absence(reason) for reason in Absence]
    said += [wording.BESIDE, wording.answers_sentence(answers(always=0.4, mostly=0.6), DAYS)]
    for values in ([60, 64] * 8, [70, 62] * 8 + [60, 63] * 4, [60, 64] * 7 + [75], [60, 62]):
        points = wording.judged(quarters(*values), RATE)
        said.append(wording.more_than_chance(points, RATE))
        said.append(wording.how_long(points))
    return list(dict.fromkeys(said))


def test_the_reading_age_is_measured_as_published():
    assert reading_age("The cat sat on the mat.") < 5
    hard = "Notwithstanding methodological considerations, heterogeneity precludes aggregation."
    assert reading_age(hard) > 20


def test_what_we_say_can_be_read_at_about_twelve():
    said = corpus()
    assert len(said) > 60
    assert reading_age(" ".join(said)) <= 12


def test_no_sentence_is_long():
    for text in corpus():
        for sentence in re.split(r"(?<=[.?])\s", text):
            assert len(sentence.split()) <= 22, sentence
    lengths = [len(each.split()) for text in corpus() for each in re.split(r"(?<=[.?])\s", text)]
    assert sum(lengths) / len(lengths) <= 15


def test_easy_read_is_easier():
    easy = [
        text
        for kind in KINDS
        for text in (
            wording.easy_change(shown(0.5, change=0.1, change_verdict="better"), kind),
            wording.easy_difference(shown(0.5, difference=0.1, verdict="better"), kind, than=REST),
            wording.easy_base(shown(0.5)),
        )
    ]
    assert reading_age(" ".join(easy)) <= 10
    assert all(len(each.split()) <= 15 for text in easy for each in text.split(". "))


CAUSAL = re.compile(
    r"\b(because|caus\w+|led to|leads? to|result\w*|due to|thanks to|impact\w*|effect of|driv\w+|"
    r"therefore|so that|made people|improved by|reduc\w+)\b",
    re.IGNORECASE,
)


def test_no_sentence_says_what_made_what_happen():
    for text in corpus():
        if text != wording.BESIDE:
            assert not CAUSAL.search(text), text
    assert wording.BESIDE.endswith("Moving together is not proof that one led to the other.")


def test_the_words_are_ours():
    for text in corpus():
        lower = text.lower()
        for word in ("service user", "suppress", "kpi", "cohort", "patch", "statistically", "n/a"):
            assert word not in lower, text
        assert not re.search(r"\b\w+(?:ization|ized|izing|color)\b", lower), text


def test_nothing_said_is_finer_than_what_is_published():
    for text in sentences(shown(0.123456, lower=0.1, upper=0.2), SHARE):
        assert not [number for number in re.findall(r"\d+\.\d{2,}", text)], text


def test_a_number_is_never_read_out_as_missing():
    for missing in (None, math.nan, math.inf, -math.inf):
        assert wording.percentage(missing) == wording.plain(missing) == "no figure"
