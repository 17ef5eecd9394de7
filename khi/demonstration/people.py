"""Invented people: what they would say, in the words of the question bank.

Each person has a mood of their own, which runs through all their answers, and belongs to groups
whose lives differ. Nobody here exists.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from khi.catalogue import Catalogue
from khi.demonstration.places import Place, ordinal, stream
from khi.model import Domain, Quarter, Question

BREAKDOWNS = ("age", "sex", "disability", "ethnicity", "support_reason", "carer")
DEPRIVATION = "deprivation"
"""Worked out by whoever asked, from a postcode that they did not pass on."""

ASKED_LATE = {"khi_voice": Quarter.of(2024, 3)}
"""A question that was added to the survey, and when. Before, it was not asked."""

NOT_HELD = {("Tidewick", "2025-Q2")}
"""Where and when no survey was held."""

VERY_FEW = {("Grimmerdale", "2025-Q4"): 8}

_BLANK, _NO_POSTCODE = 0.03, 0.04
_MOOD, _POORER = 0.8, 0.6
_FIFTHS = (-0.9, -0.27, 0.27, 0.9)
_OF_NEIGHBOURHOODS = 1


class _Item(NamedTuple):
    """How a question answers to life: its part of life, and how hard each better answer is.

    ``hard`` are the cuts between neighbouring answers, the best answer first. ``aside`` is how
    many give an answer that is not in the base.
    """

    domain: Domain
    hard: tuple[float, ...]
    aside: float = 0.02


_ITEMS = {
    "khi_con1": _Item(Domain.CONNECTED, (0.0, -1.1, -2.5)),
    "khi_con2": _Item(Domain.CONNECTED, (-0.5, -2.3), 0.08),
    "khi_frd1": _Item(Domain.FRIENDSHIPS, (0.5, -1.4, -2.6)),
    "khi_frd2": _Item(Domain.FRIENDSHIPS, (-0.1, -1.9), 0.08),
    "khi_frd3": _Item(Domain.FRIENDSHIPS, (0.0,), 0.06),
    "khi_ctl1": _Item(Domain.IN_CONTROL, (0.2, -1.0, -2.4)),
    "khi_kind": _Item(Domain.FAIRNESS, (-1.1, -2.4, -3.4), 0.05),
    "khi_voice": _Item(Domain.IN_CONTROL, (0.9,), 0.12),
    "khi_fair": _Item(Domain.FAIRNESS, (-1.9,), 0.04),
    "ons_lonely": _Item(Domain.CONNECTED, (0.9, -0.2, -1.2, -2.7)),
}
_REVERSED = frozenset({"khi_frd1", "khi_frd3", "khi_fair", "ons_lonely"})
"""Questions whose first answer in the list is the least good one."""

_SCALES = {"ons_satisfied": (7.1, 1.15)}

_SHARES: Mapping[str, Mapping[str, float]] = {
    "age": {
        "18_24": 0.08, "25_34": 0.1, "35_44": 0.11, "45_54": 0.13, "55_64": 0.16, "65_74": 0.16,
        "75_84": 0.16, "85_over": 0.1,
    },
    "sex": {"female": 0.55, "male": 0.45},
    "disability": {"disabled": 0.62, "not_disabled": 0.33, "not_stated": 0.05},
    "support_reason": {
        "physical": 0.4, "sensory": 0.09, "memory": 0.11, "learning": 0.2, "mental_health": 0.17,
        "social": 0.06,
    },
    "carer": {"carer": 0.24, "not_carer": 0.76},
}  # fmt: skip
_MINORITIES = {"asian": 0.45, "black": 0.25, "mixed": 0.15, "other": 0.08, "not_stated": 0.07}

_DIFFERENCES: Mapping[str, Mapping[Domain, float]] = {
    "85_over": {Domain.CONNECTED: -0.5},
    "18_24": {Domain.CONNECTED: -0.3, Domain.WELLBEING: -0.2},
    "65_74": {Domain.WELLBEING: 0.3},
    "disabled": {domain: -0.35 for domain in Domain},
    "black": {Domain.FAIRNESS: -0.7, Domain.IN_CONTROL: -0.2},
    "asian": {Domain.FAIRNESS: -0.4},
    "mental_health": {Domain.CONNECTED: -0.6, Domain.WELLBEING: -0.8, Domain.FAIRNESS: -0.3},
    "learning": {Domain.FRIENDSHIPS: -0.5, Domain.IN_CONTROL: -0.4, Domain.WELLBEING: 0.2},
    "carer": {Domain.IN_CONTROL: -0.5, Domain.WELLBEING: -0.3},
}


def answers(place: Place, quarter: Quarter, catalogue: Catalogue) -> pd.DataFrame:
    """One place's survey in one quarter: a row for each person, in the words of the template.

    Columns: area, quarter, a column for each breakdown, a column for each question asked. Empty
    where no survey was held.
    """
    numbers = stream(place.number, ordinal(quarter))
    people = _how_many(place, quarter, numbers)
    groups = {
        breakdown: _drawn(_shares(breakdown, place), people, numbers) for breakdown in BREAKDOWNS
    }
    mood = _MOOD * numbers.logistic(size=people) / 1.8
    columns = {
        "area": [place.area.code] * people,
        "quarter": [quarter.id] * people,
        **{name: _labels_of_groups(name, codes, catalogue) for name, codes in groups.items()},
    }
    for question in (*_ITEMS, *_SCALES):
        said = _said(catalogue.questions[question], place, quarter, mood, groups, numbers)
        if ASKED_LATE.get(question, quarter).id <= quarter.id:
            columns[question] = said
    columns[DEPRIVATION] = _labels_of_groups(DEPRIVATION, _fifths(place, quarter, mood), catalogue)
    return pd.DataFrame(columns, dtype=str)


def _fifths(place: Place, quarter: Quarter, mood: NDArray[np.float64]) -> NDArray[np.str_]:
    """The fifth of neighbourhoods each lives in: in poorer ones more people have a harder life.

    Drawn last and from random numbers of its own, so that nobody's answers hang on it.
    """
    numbers = stream(place.number, ordinal(quarter), _OF_NEIGHBOURHOODS)
    means = _POORER * mood + numbers.logistic(size=len(mood)) / 1.8
    fifths = (np.searchsorted(_FIFTHS, means) + 1).astype(str)
    return np.where(numbers.random_sample(len(mood)) < _NO_POSTCODE, "not_stated", fifths)


def _how_many(place: Place, quarter: Quarter, numbers: np.random.RandomState) -> int:
    name = (place.area.name, quarter.id)
    people = round(place.answers * numbers.uniform(0.85, 1.15))
    return 0 if name in NOT_HELD else VERY_FEW.get(name, people)


def _shares(breakdown: str, place: Place) -> Mapping[str, float]:
    if breakdown != "ethnicity":
        return _SHARES[breakdown]
    others = {code: share * (1 - place.white) for code, share in _MINORITIES.items()}
    return {"white": place.white, **others}


def _drawn(
    shares: Mapping[str, float], people: int, numbers: np.random.RandomState
) -> NDArray[np.str_]:
    limits = np.cumsum(list(shares.values()))
    chosen = np.searchsorted(limits / limits[-1], numbers.random_sample(people), side="right")
    return np.array(list(shares))[np.minimum(chosen, len(limits) - 1)]


def _labels_of_groups(
    breakdown: str, codes: NDArray[np.str_], catalogue: Catalogue
) -> NDArray[np.str_]:
    labels = {group.code: group.label for group in catalogue.breakdowns[breakdown].groups}
    return np.array([labels[code] for code in codes], dtype=str)


def _said(
    question: Question,
    place: Place,
    quarter: Quarter,
    mood: NDArray[np.float64],
    groups: Mapping[str, NDArray[np.str_]],
    numbers: np.random.RandomState,
) -> NDArray[np.str_]:
    """What each person answers: an answer's label, or blank."""
    domain = _ITEMS[question.id].domain if question.id in _ITEMS else Domain.WELLBEING
    life = place.level(domain, quarter) + mood + _differences(groups, domain, len(mood))
    life = life + numbers.logistic(size=len(mood))
    if question.id in _SCALES:
        middle, spread = _SCALES[question.id]
        said = np.clip(np.round(middle + spread * life), 0, 10).astype(int).astype(str)
    else:
        said = _chosen(question, life, numbers)
    return np.where(numbers.random_sample(len(mood)) < _BLANK, "", said)


def _chosen(
    question: Question, life: NDArray[np.float64], numbers: np.random.RandomState
) -> NDArray[np.str_]:
    item = _ITEMS[question.id]
    best_first = [answer.label for answer in question.answers if answer.base]
    if question.id in _REVERSED:
        best_first.reverse()
    cuts = sorted(item.hard, reverse=True)
    said = np.array(best_first)[(life[:, None] < np.array(cuts)).sum(axis=1)]
    aside = [answer.label for answer in question.answers if not answer.base]
    is_aside = numbers.random_sample(len(life)) < item.aside
    return np.where(is_aside & bool(aside), aside[0] if aside else "", said)


def _differences(
    groups: Mapping[str, NDArray[np.str_]], domain: Domain, people: int
) -> NDArray[np.float64]:
    total = np.zeros(people)
    for codes in groups.values():
        total += np.array([_DIFFERENCES.get(code, {}).get(domain, 0.0) for code in codes])
    return total
