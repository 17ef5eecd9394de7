"""Every page over two stores that differ only in what is withheld: the same to the last letter.

So no order of bars, end of an axis, colour, class of a map, rank, count of what is hidden, address
or session state can tell one from the other.
"""

import pandas as pd
import pytest
from pages_support import every_side, figures_sent, opened
from publication_cases import by_sex, draft

from khi import catalogue as catalogues
from khi import publication
from khi.store import Store
from khi.ui import sources

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

LARGE = (40, 30)
HERE, BESIDE = "E08000003", "E08000001"
PAGES = {"overview": {}, "compare": {}, "fairness": {}, "explore": {}, "find": {"find": "friends"}}


def filled(folder, men, silent):
    """A store of two real places, with so many men and people who did not say.

    In the second place it is the other way round, so that the two together are always the same.
    """
    catalogue = catalogues.load()
    questions = [each for each in catalogue.questions.values() if not each.derived]
    questions = [each for each in questions if catalogue.indicators_of(each.id) and each.answers]
    places = {HERE: (LARGE, men, silent), BESIDE: (LARGE, silent, men)}
    tallies = [
        by_sex(place, "2025-Q1", *(said(question, of) for of in groups), question=question.id)
        for question in questions
        for place, groups in places.items()
    ]
    store = Store.open(folder / "khi.duckdb", memory_limit="500MB")
    publication.commit(store, catalogue, draft(*tallies))
    rows = publication.frame(store)
    store.close()
    assert rows["absence"].ne("").any()
    return folder, rows


def said(question, people):
    """So many people gave the first answer, and so many the second."""
    codes = [each.code for each in question.answers if each.base]
    return dict(zip(codes, people, strict=False))


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Five men and four who did not say, or four and five; the answers of everyone are the same."""
    stores = tmp_path_factory.mktemp("stores")
    one = filled(stores / "one", (3, 2), (2, 2))
    two = filled(stores / "two", (2, 2), (3, 2))
    pd.testing.assert_frame_equal(one[1], two[1])
    return one[0], two[0]


def everything(page):
    """What a page sends, and what its session keeps."""
    at = opened(page, **PAGES[page])
    assert not at.exception
    sides = every_side(at)
    state = {name: repr(kept) for name, kept in at.session_state._state.filtered_state.items()}
    return sides, figures_sent(at), state


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_whatever_is_withheld(folders, page, monkeypatch):
    seen = []
    for folder in folders:
        monkeypatch.setenv("KHI_DATA", str(folder))
        version = sources.store().version()
        parts = map(str, everything(page))
        seen.append([part.replace(version, "").replace(str(folder), "") for part in parts])
    assert len(seen[0][0]) > 1000
    assert seen[0] == seen[1]
