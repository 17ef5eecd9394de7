"""Whose voice is missing in the invented region: made up, and read by the same door as any file."""

import pandas as pd
import pytest

from khi import catalogue as catalogues
from khi.demonstration import communities
from khi.intake import Choices, examine
from khi.store.engines import Workbench

KEY = ["area", "breakdown", "group", "as_of"]


@pytest.fixture(scope="module")
def known():
    return catalogues.load()


def test_the_table_of_people_is_what_intake_makes_of_it(known):
    made = communities.table(known)
    draft = examine(
        made.to_csv(index=False).encode(), name=communities.NAME, catalogue=known,
        workbench_factory=Workbench,
        choices=Choices(source=communities.SOURCE, invented=True, uploaded_by="demonstration"),
    )  # fmt: skip
    line = communities.upload(known)
    assert not draft.needs
    assert draft.problems.empty
    assert draft.upload.ledger == line.ledger
    assert (draft.kind, draft.upload.sha256) == (line.kind, line.sha256)
    for name, rows in communities.tables(known).items():
        key = [*(["who"] if name == "approached" else []), *KEY]
        ours, theirs = (
            each.sort_values(key, ignore_index=True)[[*key, "people", "source"]]
            for each in (rows, draft.beside[name])
        )
        pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


def test_no_group_of_people_is_smaller_than_a_figure_may_rest_on(known):
    assert communities.table(known)["people"].min() >= known.policy.threshold


def test_only_invented_places_have_invented_people(known):
    assert all(known.areas[code].invented for code in communities.table(known)["area"].unique())
