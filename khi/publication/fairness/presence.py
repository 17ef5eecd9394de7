"""Who answered, against who lives here, who draws on support, or who was invited."""

from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd

from khi.model import NOT_STATED
from khi.model.estimate import Numbers
from khi.publication.fairness.gaps import Flags, Words
from khi.statistics.comparison import control_false_discoveries
from khi.statistics.intervals import proportion
from khi.statistics.representation import Presence, representation

FEWER, MISSING = Presence.FEWER.value, Presence.MISSING.value
BY_CHANCE: Final = "may be chance"
"""A group more or less present by itself, and not among all the groups that are looked at."""

LEVEL: Final = 0.05
"""At most this share of the groups we call missing, or too many, are expected to be chance."""

HIDDEN: Final = "hidden"
"""A group whose answers are held back: it may have answered, and may not."""

UNASKED: Final = "not on the form"
"""A group that people could not say they are in: nobody knows who of it answered."""

UNSAID: Final = "not stated"
"""People who did not say: a group with a line of its own, and nobody to hold it against."""

PRESENCE: Final = [
    "answered", "share", "share_lower", "share_upper", "people", "people_share", "ratio",
    "ratio_lower", "ratio_upper", "presence", "invited", "rate", "rate_lower", "rate_upper",
]  # fmt: skip


def presence(
    groups: pd.DataFrame,
    everyone: pd.DataFrame,
    people: pd.DataFrame,
    invited: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How present each group is among those who answered, the least present first.

    Args:
        groups: PUBLISHED rows of one indicator, area, period and breakdown.
        everyone: the PUBLISHED row of everyone who answered it.
        people: ``group`` and ``people`` of the same breakdown, to hold them against.
        invited: the same of the people who were asked to answer, where that is known.

    Returns:
        ``group``, ``absence`` and ``PRESENCE`` for each group. A group that is held back has no
        number of its own and its presence is "hidden"; one without a row, "not on the form", is
        left out of what the others are held against. Of people who did not say there is a share
        and no ratio. ``rate`` is how many of those invited answered. Answers of groups nobody
        knows the number of people in are left out of what the others are held against, where they
        are shown; a group that is the only one counted is held against nobody. "Fewer" and "more"
        are said of groups for which that is clear among all of them, and else "may be chance".

    Bases are shown to the nearest 5, so shares of small groups are not exact.
    """
    rows = groups.drop_duplicates("group").set_index("group")
    codes = [str(each) for each in dict.fromkeys([*rows.index, *people["group"]])]
    is_unasked = ~np.isin(codes, rows.index.to_numpy(object))
    rows = rows.reindex(codes)
    answered = rows["base"].to_numpy(float)
    number = _by_group(people, codes)
    is_not_stated = np.array([code == NOT_STATED for code in codes], bool)
    stated = _who_stated(everyone, answered[is_not_stated])
    whole = float(np.nansum(np.where(is_not_stated | is_unasked, np.nan, number)))
    is_counted = ~is_not_stated & ~np.isnan(number)
    uncounted = ~is_not_stated & ~is_counted & is_counted.any()
    compared = stated - float(np.nansum(np.where(uncounted, answered, 0)))
    whom = np.select([is_not_stated, is_counted], [_base(everyone), compared], stated)
    share = proportion(*_within(answered, np.where(whom > 0, whom, np.nan)))
    ratio, words = _ratios(answered, number, compared, whole, is_not_stated)
    asked = _by_group(invited, codes)
    rate = proportion(*_within(answered, np.where(asked >= answered, asked, np.nan)))
    known = np.where(is_not_stated, np.nan, number)
    found = pd.DataFrame(
        {
            "group": codes,
            "absence": rows["absence"].fillna("not asked").to_numpy(),
            "answered": answered,
            **_limits("share", share),
            "people": known,
            "people_share": np.where(is_unasked, np.nan, known) / whole if whole else np.nan,
            **_limits("ratio", ratio),
            "presence": np.select(
                [is_not_stated, is_unasked, np.isnan(answered)],
                [UNSAID, UNASKED, HIDDEN],
                default=words,
            ),
            "invited": asked,
            **_limits("rate", rate),
        }
    )
    return _least_present_first(found)


def _limits(name: str, numbers: Iterable[Numbers]) -> dict[str, Numbers]:
    return dict(zip((name, f"{name}_lower", f"{name}_upper"), numbers, strict=True))


def _least_present_first(found: pd.DataFrame) -> pd.DataFrame:
    """Groups by how present they are; then those held back, and those who did not say."""
    order = found["presence"].map({UNSAID: 3, UNASKED: 2, HIDDEN: 1}).fillna(0)
    placed = found.assign(order=order).sort_values(["order", "ratio"], kind="stable")
    return placed.drop(columns="order").reset_index(drop=True)


def _by_group(people: pd.DataFrame | None, codes: list[str]) -> Numbers:
    """How many people are in each group; NaN where that is not known."""
    if people is None or people.empty:
        return np.full(len(codes), np.nan)
    return people.set_index("group")["people"].reindex(codes).to_numpy(float)


def _who_stated(everyone: pd.DataFrame, not_stated: Numbers) -> float:
    """How many people said which group they are in: everyone but those who did not, if shown."""
    return _base(everyone) - float(np.nansum(not_stated))


def _base(everyone: pd.DataFrame) -> float:
    """How many people answered at all."""
    return float(everyone["base"].iloc[0]) if len(everyone) else np.nan


def _within(part: Numbers, whole: object) -> tuple[Numbers, Numbers]:
    """Counts and what they are out of, for a share; a part that rounding made too big is cut."""
    of = np.broadcast_to(np.asarray(whole, float), part.shape)
    return np.minimum(part, of), of


def _ratios(
    answered: Numbers,
    number: Numbers,
    stated: float,
    whole: float,
    is_not_stated: Flags,
) -> tuple[tuple[Numbers, ...], Words]:
    """Each group's share of answers over its share of people, and the words for it.

    A group is held against everyone else who said that they are in one that is counted, so that
    one that is held back leaves the others known.
    """
    usable = ~is_not_stated & (number > 0) & ~np.isnan(answered) & (stated > 0)
    usable &= number < whole
    own = np.where(usable, np.minimum(answered, stated), np.nan)
    pairs = np.stack([own, stated - own], axis=-1)
    against = np.stack([np.where(usable, number, np.nan), whole - number], axis=-1)
    found = representation(pairs, np.maximum(against, np.where(pairs > 0, 1e-9, 0)))
    limits = tuple(each[..., 0] for each in found.ratio)
    words = np.asarray(found.presence[..., 0], dtype=object)
    chance = control_false_discoveries(found.chance[..., 0])
    apart = np.isin(words.astype(str), [FEWER, Presence.MORE.value])
    return limits, np.where(apart & ~(chance <= LEVEL), BY_CHANCE, words)
