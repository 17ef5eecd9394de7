"""Seeing beforehand what a draft would show."""

import pandas as pd

from khi.catalogue import Catalogue
from khi.publication import affected
from khi.publication.affected import Instead
from khi.publication.changes import Draft, checked, touched_by
from khi.publication.columns import PUBLISHED
from khi.publication.local import known_to
from khi.publication.places import year_of
from khi.publication.readings import exact
from khi.store import Store


def preview(store: Store, catalogue: Catalogue, draft: Draft) -> pd.DataFrame:
    """What the draft would show in its own areas and periods. Nothing is stored.

    Returns:
        ``PUBLISHED``, worked out with what is already there.
    """
    catalogue = known_to(store.read, catalogue, draft.local)
    upload = checked(draft, catalogue, finished=False)
    replaced = [upload.replaces] if upload.replaces else []
    day = upload.uploaded_at.date()
    instead = Instead(exact(draft.tallies), draft.activity, upload.source, replaced, day)
    asked, measured = touched_by(draft)
    parts = [
        *affected.survey_parts(store.read, store.read, catalogue, asked, instead),
        *affected.activity_parts(store.read, catalogue, measured, instead),
    ]
    rows = pd.concat([pd.DataFrame(columns=list(PUBLISHED)), *(part.rows for part in parts)])
    quarters = set(asked["quarter"])
    periods = quarters | {year_of(quarter) for quarter in quarters} | set(draft.activity["period"])
    areas = {*asked["area"], *measured["area"]}
    return rows[rows["area"].isin(areas) & rows["period"].isin(periods)].reset_index(drop=True)
