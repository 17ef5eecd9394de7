"""At which level each figure is: ours, one of the NHS's own, or one that is left out.

Figures of integrated care boards and of NHS providers are kept as what they are, and are never
shown as a council's. A file whose figures are all of yet another kind of area is refused by its
name.
"""

import re
from typing import NamedTuple

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.checking.problems import Level, Problems
from khi.intake.matching.places import Places
from khi.intake.measures.boards import boards
from khi.intake.measures.places import PROVIDER, Located, located
from khi.intake.publications.descriptions import Description
from khi.intake.publications.figures import NUMBERS
from khi.intake.publications.texts import folded
from khi.intake.sheet import Column
from khi.model import AreaKind

PROVIDERS = ["code", "name", "board"]
"""What is known of a provider: its code, its name, and the code of its board, where a file says."""

NHS = (AreaKind.ICB.value, AreaKind.PROVIDER.value)
"""The levels of the NHS's own, which no council is held against."""

_NOT_SHOWN = ", not an area we show"
_NAMELESS = "an NHS provider without its code"
_OURS = ("", "council", "ua", "county", "unitary authority", "local authority")
_TOTALS = ("", "total", "england", "-")
_PROVIDER_CODE = re.compile(r"[A-Z0-9]{3,9}")


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
    holds_boards = description.level == AreaKind.ICB.value
    found = located(words, columns, catalogue, places, holds_boards=holds_boards)
    kinds = {code: area.kind.value for code, area in catalogue.areas.items()}
    level = found.codes.map(kinds).fillna("")
    level = level.mask(found.beyond.str.startswith(PROVIDER), AreaKind.PROVIDER.value)
    if description.level == AreaKind.PROVIDER.value:
        level = level.mask(_is_of_it(every["place"], level), description.level)
    is_provider = level.eq(AreaKind.PROVIDER.value)
    made = every.assign(area=found.codes.mask(is_provider, every["place"]), level=level)
    made["area"] = made["area"].mask(is_provider & every["place"].eq(""), every["name"])
    beyond = _beyond(every, found, every["level"]).mask(is_provider, "")
    beyond = beyond.mask(is_provider & ~made["area"].str.fullmatch(_PROVIDER_CODE), _NAMELESS)
    made["why"] = made["why"].mask(made["why"].eq(""), beyond)
    return Levels(made, found.unknown.mask(is_provider, ""), found.guess)


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


def providers(taken: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The providers that figures are of: ``PROVIDERS``, one row for each, by its last name."""
    own = taken[taken["level"].eq(AreaKind.PROVIDER.value)]
    of = own.assign(code=own["area"], name=own["name"].mask(own["name"].eq(""), own["area"]))
    known = boards(catalogue)
    codes = {word: known.code(word, is_board=True) for word in of["board"].unique()}
    of = of.assign(board=of["board"].map(codes).fillna(""))
    return of.drop_duplicates("code", keep="last")[PROVIDERS].reset_index(drop=True)


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
    elif every["level"].eq(AreaKind.ICB.value).any():
        problems.add(
            Level.NOTE,
            "These figures are of integrated care boards. They are kept as boards’, and stand"
            " beside a council on Two tracks, said to be those of the board that it lies in.",
        )
    ours = every["why"].eq("") & every["level"].ne(AreaKind.COUNTRY.value)
    beyond = every["why"][every["why"].str.endswith(_NOT_SHOWN)]
    if ours.any() or beyond.empty:
        return False
    level = beyond.mode().iloc[0].removesuffix(_NOT_SHOWN)
    problems.add(
        Level.ERROR,
        f"These figures are of another kind of area: {level}. We show councils, regions, England"
        " and integrated care boards. Find the same figures by upper-tier or unitary council.",
        count=every.loc[beyond.index, "row"].nunique(),
    )
    return True
