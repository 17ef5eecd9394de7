"""At which level each figure is: ours, one that is kept as what it is, or one that is left out.

Figures of NHS providers and integrated care boards are read and counted, and are never shown as a
council's. A file whose figures are all of yet another kind of area is refused by its name.
"""

from typing import NamedTuple

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.problems import Level, Problems
from khi.intake.matching.places import Places
from khi.intake.measures.places import ICB, PROVIDER, Located, located
from khi.intake.publications.descriptions import Description
from khi.intake.publications.figures import NUMBERS
from khi.intake.publications.texts import folded
from khi.intake.sheet import Column
from khi.model import AreaKind

KEPT = {AreaKind.ICB.value: ICB, AreaKind.PROVIDER.value: PROVIDER}
"""The levels that are kept as what they are, and what a report calls them."""

_NOT_SHOWN = ", not an area we show"
_KEPT_ONLY = ", kept as one and never shown as a council"
_OURS = ("", "council", "ua", "county", "unitary authority", "local authority")
_TOTALS = ("", "total", "england", "-")


class Levels(NamedTuple):
    """Observations with ``area``, ``level`` and ``why``; the words that are no area we know."""

    every: pd.DataFrame
    unknown: pd.Series
    guess: dict[str, str]


def with_levels(
    every: pd.DataFrame, description: Description, catalogue: Catalogue, places: Places
) -> Levels:
    """The area of each observation, and its level; the rest with the reason."""
    words = every[["place", "name"]].set_axis(["c1", "c2"], axis=1)
    columns = [Column(index, "area", "", ()) for index in (1, 2)]
    found = located(words, columns, catalogue, places)
    kinds = {code: area.kind.value for code, area in catalogue.areas.items()}
    level = found.codes.map(kinds).fillna("")
    for kind, called in KEPT.items():
        level = level.mask(found.beyond.str.startswith(called), kind)
    if description.level:
        level = level.mask(_is_of_it(every["place"], level), description.level)
    is_kept = level.isin(list(KEPT))
    written, unknown = every["level"], found.unknown.mask(is_kept, "")
    made = every.assign(area=found.codes.mask(is_kept, every["place"]), level=level)
    made["area"] = made["area"].mask(is_kept & every["place"].eq(""), every["name"])
    beyond = _beyond(every, found, written).mask(is_kept, "")
    made["why"] = made["why"].mask(made["why"].eq(""), beyond)
    return Levels(made, unknown, found.guess)


def _is_of_it(places: pd.Series, level: pd.Series) -> pd.Series:
    """Whether a row is of the level of its file: every one that is no total, and not England."""
    totals = folded(places).isin(_TOTALS) | places.str.fullmatch(r"Y\d\d")
    return ~totals & ~level.isin((AreaKind.ICB.value, AreaKind.COUNTRY.value))


def _beyond(every: pd.DataFrame, found: Located, written: pd.Series) -> pd.Series:
    """Why each observation is left out: a level we do not show, or a line that is a note."""
    note = found.unknown.ne("") & every[[*NUMBERS]].isna().all(axis=1)
    beyond = found.beyond.mask(note & every["absence"].ne(""), "no figure, and no area we know")
    other = found.unknown.ne("") & ~folded(written).isin(_OURS)
    return beyond.mask(other & beyond.eq("") & written.ne(""), "“" + written + "”" + _NOT_SHOWN)


def reason(level: str) -> str:
    """Why the rows of a level that is kept as what it is become no figure of ours; else empty."""
    return f"{KEPT[level]}{_KEPT_ONLY}" if level in KEPT else ""


def say_level(every: pd.DataFrame, problems: Problems) -> bool:
    """Say which kind the areas are, where none is a council or is made of councils.

    Returns whether the file is refused for it.
    """
    if every["level"].eq(AreaKind.PROVIDER.value).any():
        problems.add(
            Level.WARNING,
            "These figures are of NHS providers (hospital trusts). They are kept as providers’ and"
            " are never shown as a council’s, because a provider serves people of several councils."
            " Use the file by integrated care board, or one by council.",
        )
    ours = every["why"].eq("") & every["level"].ne(AreaKind.COUNTRY.value)
    beyond = every["why"][every["why"].str.endswith(_NOT_SHOWN)]
    if ours.any() or beyond.empty:
        return False
    level = beyond.mode().iloc[0].removesuffix(_NOT_SHOWN)
    problems.add(
        Level.ERROR,
        f"These figures are of another kind of area: {level}. We show councils, regions"
        " and England. Find the same figures by upper-tier or unitary council.",
        count=every.loc[beyond.index, "row"].nunique(),
    )
    return True
