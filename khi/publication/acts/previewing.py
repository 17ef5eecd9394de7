"""Seeing beforehand what a draft would show, and nothing of anybody it would be added to.

Nobody has to publish a draft they look at, and can make up any draft at all. So a look must tell
nothing of counts that are withheld: the draft is seen by itself, never added to what others
counted of the same place and quarter, to other quarters of its year, or to places around it.
"""

import pandas as pd

from khi.catalogue import Catalogue
from khi.model import clock
from khi.publication.acts.changes import Draft, checked, touched_by
from khi.publication.asking.shown import counted
from khi.publication.columns import PUBLISHED
from khi.publication.figures import affected
from khi.publication.figures.affected import Instead
from khi.publication.here.local import known_to
from khi.publication.here.providers import with_own
from khi.publication.sums.places import year_of
from khi.publication.sums.readings import exact
from khi.store import Store


def preview(store: Store, catalogue: Catalogue, draft: Draft) -> pd.DataFrame:
    """What the draft would show by itself in its own areas and periods. Nothing is stored.

    Returns:
        ``PUBLISHED``, compared with other years of the same place. Where others have counted
        something in its year, there is no figure of the year.
    """
    catalogue = with_own(known_to(store.read, catalogue, draft.local), draft.beside)
    upload = checked(draft, catalogue, finished=False)
    replaced = [upload.replaces] if upload.replaces else []
    day = clock.day_of(upload.uploaded_at)
    instead = Instead(exact(draft.tallies), draft.activity, upload.source, replaced, day)
    asked, measured = touched_by(draft)
    survey = affected.survey_parts(store.read, store.read, catalogue, asked, instead)
    activity = affected.activity_parts(store.read, catalogue, measured, instead)
    asked_rows = _together([part.rows for part in survey])
    asked_rows = asked_rows[~_of_years_begun(store, draft, asked_rows)]
    rows = _together([asked_rows, *(part.rows for part in activity)])
    quarters = set(asked["quarter"])
    periods = quarters | {year_of(quarter) for quarter in quarters} | set(draft.activity["period"])
    areas = {*asked["area"], *measured["area"]}
    return rows[rows["area"].isin(areas) & rows["period"].isin(periods)].reset_index(drop=True)


def _together(several: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat([pd.DataFrame(columns=list(PUBLISHED)), *several], ignore_index=True)


def added_to(store: Store, draft: Draft) -> pd.DataFrame:
    """Which places and quarters of a draft others have counted already, on the same questions.

    Returns:
        ``area, quarter`` of each; nothing of what the draft replaces.
    """
    asked, _ = touched_by(draft)
    both = _of_others(store, draft).merge(asked, on=list(asked))
    return both[["area", "quarter"]].drop_duplicates(ignore_index=True)


def _of_others(store: Store, draft: Draft) -> pd.DataFrame:
    """What counts that a draft does not replace."""
    there = counted(store)
    return there[there["upload"] != draft.upload.replaces]


def _of_years_begun(store: Store, draft: Draft, rows: pd.DataFrame) -> pd.Series:
    """Which rows are of a year of which others have counted something."""
    there = _of_others(store, draft)
    years = pd.MultiIndex.from_arrays([there["area"], there["quarter"].map(year_of)])
    return pd.Series(pd.MultiIndex.from_frame(rows[["area", "period"]]).isin(years), rows.index)
