"""Which figures of a file say who lives where, or what an area is like: they feed the others."""

import re

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.words import fold
from khi.intake.publications.descriptions import Description

POPULATION = re.compile(
    r"^(?:(?:resident|usual|usually|mid-year|total) )*population(?: estimates?)?(?: aged)?\b",
    re.IGNORECASE,
)
_NOT_COUNTS = re.compile(
    r"percent|%|rate|density|per |change|share|(?:living|within|in|of) .*(?:area|walk)",
    re.IGNORECASE,
)


def of_people(every: pd.DataFrame, description: Description, catalogue: Catalogue) -> pd.Series:
    """Whether each observation counts the people of an area of ours."""
    is_figure = every["area"].isin(list(catalogue.areas)) & every["value"].ge(0)
    if description.is_population:
        return is_figure & every["why"].eq("")
    measures = every["measure"].astype(str)
    counts = {
        measure: bool(POPULATION.search(measure)) and not _NOT_COUNTS.search(measure)
        for measure in measures.unique()
    }
    return is_figure & every["why"].eq("") & measures.map(counts).astype(bool)


def of_features(every: pd.DataFrame, description: Description, catalogue: Catalogue) -> pd.Series:
    """What each observation says an area is like; empty where it says nothing of the kind."""
    known = {fold(code): name for name, code in description.features.items()}
    is_figure = every["area"].isin(list(catalogue.areas)) & every["value"].notna()
    codes = every["code"].astype(str)
    named = codes.map({code: known.get(fold(code), "") for code in codes.unique()})
    return named.where(is_figure & every["why"].eq(""), "")
