"""The groups and answers of a real return, drawn again and again into small surveys."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from khi.disclosure.audit import audit_frame
from tests.attacks.stores import ANSWERS, KEY, POLICY, Store, published

REAL = Path(__file__).parents[2].parent / "shared" / "realdata"
RETURN = REAL / "surveys" / "ascs_respondent_level_return_fixture.csv"
ANNEX = REAL / "system" / "ascs_2020-21_annex_T1a_answers_by_council_cp1252.csv"
GROUPED = ("Gender_Grouped", "Age_Grouped", "PrimarySupportReason_Grouped", "Ethnicity_Grouped")
ANSWER = {"1": "always", "2": "mostly", "3": "sometimes"}


def made_up_return(people=400):
    """A return of invented people, with the columns, words and lopsided groups of the real one."""
    chance = np.random.default_rng(people)
    odds = {
        "Gender_Grouped": {"Male": 0.41, "Female": 0.58, "": 0.01},
        "Age_Grouped": {"18-24": 0.06, "25-34": 0.08, "35-44": 0.08, "45-54": 0.12, "85-inf": 0.66},
        "PrimarySupportReason_Grouped": {
            "Physical Support": 0.62, "Learning Disability Support": 0.22,
            "Mental Health Support": 0.09, "Sensory Support": 0.04, "Social Support": 0.03,
        },
        "Ethnicity_Grouped": {"White": 0.83, "Asian": 0.07, "Black": 0.05, "Mixed": 0.02, "": 0.03},
        "q1Std": {"1": 0.31, "2": 0.33, "3": 0.26, "7": 0.06, "": 0.04},
    }  # fmt: skip
    rows = {
        name: chance.choice(list(codes), people, p=list(codes.values()))
        for name, codes in odds.items()
    }
    return pd.DataFrame(rows)


def the_real_return():
    return pd.read_csv(RETURN, dtype=str, encoding="utf-8-sig").fillna("")


@pytest.mark.parametrize(
    "returned",
    [
        made_up_return,
        pytest.param(
            the_real_return,
            marks=pytest.mark.skipif(not RETURN.exists(), reason="the real return is not here"),
        ),
    ],
)
@pytest.mark.parametrize("people", [25, 80, 300])
def test_a_survey_shaped_like_the_adult_social_care_return_gives_nothing_away(returned, people):
    real = returned()
    chance = np.random.default_rng(people)
    rows = real.iloc[chance.integers(0, len(real), people * 4)].reset_index(drop=True)
    spots = {"area": [f"L{n}" for n in chance.integers(0, 4, len(rows))], "period": "2025-Q1"}
    rows = rows.assign(**spots, answer=rows["q1Std"].map(ANSWER).fillna("rarely"))
    parents = {**{f"L{n}": "R" for n in range(4)}, "R": ""}
    store = Store(_cells(rows, parents), parents)
    assert not audit_frame(published(store), parents, POLICY)


def _cells(rows, parents):
    return _counted(pd.concat([rows, rows.assign(area=rows["area"].map(parents))]), GROUPED)


def _counted(both, breakdowns):
    long = [both.assign(breakdown="all", group="all")]
    long += [both.assign(breakdown=name, group="g" + both[name]) for name in breakdowns]
    counts = pd.concat(long).groupby([*KEY[1:], "answer"]).size().unstack(fill_value=0)
    groups = counts.reset_index()[["breakdown", "group"]].drop_duplicates()
    spots = counts.reset_index()[["area", "period"]].drop_duplicates()
    whole = pd.MultiIndex.from_frame(spots.merge(groups, how="cross")[KEY[1:]])
    counts = counts.reindex(whole, fill_value=0)
    counts = counts.reindex(columns=["always", "mostly", "sometimes", "rarely"], fill_value=0)
    base = counts.sum(axis=1)
    return counts.assign(base=base, table="t", content="once").reset_index()


def made_up_annex():
    """Ten invented councils, with shares of five answers and how many answered, as the real has."""
    chance = np.random.default_rng(10)
    shares = 100 * chance.dirichlet((6, 7, 5, 1, 0.5), 10)
    bases = chance.integers(180, 520, 10)
    return [
        (f"E990000{number:02}", [round(each, 1) for each in share], int(base))
        for number, (share, base) in enumerate(zip(shares, bases, strict=True))
    ]


@pytest.mark.parametrize(
    "annex",
    [
        made_up_annex,
        pytest.param(
            lambda: the_real_annex()[:10],
            marks=pytest.mark.skipif(not ANNEX.exists(), reason="the annex is not here"),
        ),
    ],
)
@pytest.mark.parametrize("part", [4, 12])
def test_surveys_with_the_answers_of_councils_give_nothing_away(annex, part):
    """Question 1 in easy read, council by council; as many people as one in four, or in twelve."""
    chance = np.random.default_rng(part)
    people = [
        _council(code, shares, max(respondents // part, 1), chance)
        for code, shares, respondents in annex()
    ]
    rows = pd.concat(people, ignore_index=True)
    parents = {**dict.fromkeys(rows["area"].unique(), "R"), "R": ""}
    both = pd.concat([rows, rows.assign(area="R")])
    store = Store(_counted(both, GROUPED[:2]), parents)
    assert (store.cells["base"] < POLICY.threshold).any()
    assert not audit_frame(published(store), parents, POLICY)


def the_real_annex():
    """Each council that took part: its code, the share of each answer, and how many answered."""
    with ANNEX.open(encoding="cp1252", newline="") as lines:
        rows = [line[:20] for line in csv.reader(lines) if line[1][:2] in {"E0", "E1"}]
    shares = [(line[1], line[12:17], line[17]) for line in rows if line[17].isdigit()]
    return [(code, [float(each) for each in share], int(base)) for code, share, base in shares]


def _council(code, shares, respondents, chance):
    """That many people of a council, who answer as its people did."""
    odds = np.array([*shares[:3], sum(shares[3:])])
    rows = {"area": code, "period": "2025-Q1"}
    answers = chance.choice(ANSWERS, respondents, p=odds / odds.sum())
    groups = {name: chance.choice(list("123"), respondents, p=(0.6, 0.3, 0.1)) for name in GROUPED}
    return pd.DataFrame({"answer": answers, **groups}).assign(**rows)
