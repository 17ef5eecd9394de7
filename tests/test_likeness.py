"""Which invented places are alike: made up, read by the same door as any file, and then used."""

import pandas as pd
import pytest
from pages_support import html, opened

from khi import catalogue as catalogues
from khi.demonstration import likeness
from khi.intake import Choices, examine
from khi.store.engines import Workbench


@pytest.fixture(scope="module")
def known():
    return catalogues.load()


def test_the_table_of_places_is_what_intake_makes_of_it(known):
    draft = examine(
        likeness.table(known).to_csv(index=False).encode(), name=likeness.NAME, catalogue=known,
        workbench_factory=Workbench,
        choices=Choices(source=likeness.SOURCE, invented=True, uploaded_by="demonstration"),
    )  # fmt: skip
    line = likeness.upload(known)
    assert not draft.needs
    assert draft.problems.empty
    assert (draft.upload.ledger, draft.upload.sha256, draft.upload.kind) == (
        line.ledger, line.sha256, line.kind,
    )  # fmt: skip
    ours = likeness.features(known).drop(columns="upload")
    theirs = draft.beside["feature"][list(ours)]
    pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


def test_only_invented_places_have_invented_features(known):
    assert all(known.areas[code].invented for code in likeness.features(known)["area"].unique())


@pytest.mark.usefixtures("served")
def test_areas_like_mine_are_there_from_the_first_start(shown):
    at = opened("overview", area="Amberfold").switch_page("pages/explore.py").run()
    assert "Areas like it, together" in at.selectbox(key="against").options
    assert "Nearest by these features" in html(at)


@pytest.mark.usefixtures("served")
def test_areas_to_learn_from_are_looked_for_among_those_most_like_mine(shown):
    at = opened("overview", area="Oakwether").switch_page("pages/compare.py").run()
    assert "We looked among the areas most like Oakwether" in html(at)
