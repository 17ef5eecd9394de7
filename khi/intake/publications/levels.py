"""A file whose figures are all of another kind of area: refused by the name of that kind."""

import pandas as pd

from khi.intake.checking.problems import Level, Problems
from khi.model import AreaKind

_NOT_SHOWN = ", not an area we show"


def say_level(every: pd.DataFrame, problems: Problems) -> None:
    """Say which kind the areas are, where none is a council or is made of councils."""
    ours = every["why"].eq("") & every["level"].ne(AreaKind.COUNTRY.value)
    beyond = every["why"][every["why"].str.endswith(_NOT_SHOWN)]
    if len(beyond) and not ours.any():
        level = beyond.mode().iloc[0].removesuffix(_NOT_SHOWN)
        problems.add(
            Level.ERROR,
            f"These figures are of another kind of area: {level}. We show councils, regions"
            " and England. Find the same figures by upper-tier or unitary council.",
            count=len(beyond),
        )
