"""What the pages of ratings ask for, kept for each state of the store."""

import pandas as pd

from khi import progress
from khi.model import Area, Framework, Quarter
from khi.ui.frame.made_once import once
from khi.ui.given import sources


def frameworks() -> list[Framework]:
    """Every framework there is, in the order of their files."""
    return list(sources.catalogue().frameworks.values())


def all_ratings(framework: Framework) -> pd.DataFrame:
    """Every rating of a framework that may be seen."""
    return sources.kept(
        ("ratings", framework.id, framework.version),
        lambda: progress.ratings(sources.store(), framework),
    )


@once
def rated_areas(framework: Framework) -> list[Area]:
    """The areas with a rating that may be seen, by name."""
    codes = all_ratings(framework)["area"].unique()
    return sorted(map(sources.catalogue().area, codes), key=lambda area: area.name)


@once
def rated_quarters(framework: Framework, area: Area) -> list[Quarter]:
    """The quarters with a rating of an area that may be seen, earliest first."""
    rows = all_ratings(framework)
    return quarters(rows[rows["area"].eq(area.code)])


def quarters(rows: pd.DataFrame) -> list[Quarter]:
    """The quarters of some ratings, earliest first."""
    return [Quarter.parse(each) for each in sorted(rows["quarter"].unique())]
