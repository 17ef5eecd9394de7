"""Rows of the published table for tests, written as the situation they stand for."""

import pandas as pd

from khi.model import (
    Answer,
    Area,
    Breakdown,
    Group,
    Indicator,
    Licence,
    Mean,
    Measure,
    Net,
    Quarter,
    Question,
    Scale,
    Share,
)

MISSING = float("nan")
NUMBERS = [
    "value", "lower", "upper", "base", "numerator", "denominator", "change", "change_lower",
    "change_upper", "difference", "difference_lower", "difference_upper",
]  # fmt: skip


def row(**given):
    """One row of everyone in Hartsholme Vale in July to September 2025, with what is given."""
    plain = {
        "indicator": "con01", "answer": "", "area": "X1", "period": "2025-Q2",
        "period_type": "financial quarter", "breakdown": "all", "group": "all",
        **dict.fromkeys(NUMBERS, MISSING),
        "absence": "", "rule": "", "indicative": False, "change_verdict": "", "verdict": "",
        "parts": 1, "parts_expected": 1, "source": "Example survey", "invented": True,
        "method": "Wilson",
    }  # fmt: skip
    unknown = set(given) - set(plain)
    assert not unknown, f"not a column of the published table: {unknown}"
    return plain | given


def shown(value, **given):
    """A row with a figure and its interval."""
    return row(
        **{"value": value, "lower": value - 0.05, "upper": value + 0.05, "base": 300} | given
    )


def rows(*each):
    return pd.DataFrame(list(each), columns=list(row()))


def indicator(id="con01", *, polarity="higher is better", reading=None, measure=None, **given):
    about = {
        "title": "People who see others as much as they want",
        "short": "See people enough",
        "easy": "People who see people they like as much as they want",
        "domain": "demand" if measure else "connected",
        "unit": "of people",
        "period": "quarter",
        "source": "Local survey",
        "chosen_by": "a citizen-led board",
    }
    if measure is None and reading is None:
        reading = Share(question="q", counts=("yes",), out_of=("yes", "no"))
    return Indicator(
        **{"id": id, "polarity": polarity, "reading": reading, "measure": measure} | about | given
    )


SHARE = indicator()
LONELY = indicator("con02", polarity="lower is better", short="Often lonely")
NEUTRAL = indicator("frd02", polarity="no judgement", short="Two or more friends")
MEAN = indicator(
    "wel01", reading=Mean(question="s", low=0, high=10), unit="out of 10", domain="wellbeing",
    short="Life satisfaction", title="Satisfaction with life",
)  # fmt: skip
NET = indicator(
    "frd03", domain="friendships", short="Support and friendship", unit="more helped than hindered",
    reading=Net(
        question="n", helps=("helps",), no_difference=("no_difference",), hinders=("hinders",)
    ),
)  # fmt: skip
RATE = indicator(
    "sys01", polarity="lower is better", short="Emergency admissions",
    title="Emergency admissions, people aged 65 and over", unit="per 1,000 people aged 65 and over",
    measure=Measure(kind="rate", numerator="admissions", denominator="people", multiplier=1000),
)  # fmt: skip
KINDS = [SHARE, LONELY, NEUTRAL, MEAN, NET, RATE]

HERE = Area(code="X1", name="Hartsholme Vale", kind="council", parent="X9", invented=True)
PARENT = Area(code="X9", name="Merrowdale", kind="region", invented=True)
AGE = Breakdown(
    id="age", label="Age", wording="How old are you?", source="ours", kind="ordered",
    groups=(
        Group(code="young", label="Aged 18 to 34"),
        Group(code="middle", label="Aged 35 to 64"),
        Group(code="old", label="Aged 65 and over"),
    ),
)  # fmt: skip
_OURS = Licence(name="ours", ship_wording=True)
DAYS = Question(
    id="khi_ctl1", wording="Do you decide how you spend your days?", topic="in control",
    instrument="KHI", licence=_OURS, source="ours",
    answers=tuple(
        Answer(code=code, label=code.capitalize())
        for code in ("always", "mostly", "sometimes", "rarely")
    ),
)  # fmt: skip
LIFE = Question(
    id="ons_satisfied", wording="How satisfied are you?", topic="wellbeing", instrument="ONS",
    licence=_OURS, source="ONS", scale=Scale(low=0, high=10, low_label="Not at all"),
)  # fmt: skip


def quarters(*values, first="2022-Q1", **given):
    """A series of quarters; None is a quarter whose figure is withheld."""
    start = Quarter.parse(first)
    made = []
    for place, value in enumerate(values):
        period = start.later(place).id
        absent = row(period=period, absence="too few answers", **given)
        made.append(absent if value is None else shown(value, period=period, **given))
    return rows(*made)


def areas(mine, others, *, parent=0.6, **given):
    """This area, its parent and the others, one of which is withheld."""
    named = [shown(value, area=f"X{place}") for place, value in enumerate(others, start=10)]
    hidden = row(area="X99", absence="too few answers")
    return rows(shown(mine, area="X1", **given), shown(parent, area="X9"), *named, hidden)


def groups(**values):
    """The groups of an age breakdown by code; None is a group whose figure is withheld."""
    made = []
    for code, value in values.items():
        place = {"breakdown": "age", "group": code}
        hidden = row(absence="too few answers", **place)
        made.append(hidden if value is None else shown(value, **place))
    return rows(*made)


def answers(**shares):
    return rows(*(row(answer=code.strip("_"), value=share) for code, share in shares.items()))
