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
from khi.store.connections import statement
from khi.ui import sources

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

LARGE = (40, 30)
HERE, BESIDE = "E08000003", "E08000001"
PAGES = {
    "overview": {},
    "two_tracks": {},
    "compare": {},
    "fairness": {},
    "explore": {},
    "find": {"find": "friends"},
}
UNPUBLISHED = {"tally", "held", "told", "remembered"}
"""The tables with counts that nobody may see, and with what was once said of them."""


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


def seen_in(folders, page, monkeypatch):
    """What a page sends and keeps in each of the stores, but for the store's own name."""
    for folder in folders:
        monkeypatch.setenv("KHI_DATA", str(folder))
        version = sources.store().version()
        parts = map(str, everything(page))
        yield [part.replace(version, "").replace(str(folder), "") for part in parts]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_the_same_whatever_is_withheld(folders, page, monkeypatch):
    first, second = seen_in(folders, page, monkeypatch)
    assert len(first[0]) > 1000
    assert first == second


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_read_for_a_page_or_its_caches_but_what_is_published(folders, page, monkeypatch):
    """So no cache can hold a withheld count: none is ever asked for."""
    asked = set()
    read = Store.read

    def noted(store, question, **wanted):
        asked.add(question)
        return read(store, question, **wanted)

    monkeypatch.setenv("KHI_DATA", str(folders[0]))
    sources._FRAMES.let_go(lambda _: True)
    sources._MADE.let_go(lambda _: True)
    monkeypatch.setattr(Store, "read", noted)
    opened(page, **PAGES[page])
    assert "frame" in asked
    assert not {name for name in asked if UNPUBLISHED & set(statement(name).split())}


def men_in(store):
    """How many men answered a question here: five in one store, four in the other."""
    wanted = {"questions": sorted(catalogues.load().questions), "areas": [HERE], "without": []}
    counts = store.read("tallies", quarters=["2025-Q1"], **wanted)
    return int(counts[counts["group"] == "male"].groupby("question")["n"].sum().max())


def reaching_further(rows, hidden):
    """Intervals, and so the ends of an axis, that hang on what is withheld."""
    return rows.assign(upper=rows["upper"] + hidden / 10_000)


def counted_beside(rows, hidden):
    """A number said beside a figure that hangs on what is withheld."""
    return rows.assign(base=rows["base"] + hidden)


@pytest.mark.parametrize("leak", [reaching_further, counted_beside])
def test_a_page_that_used_a_withheld_count_would_be_found(folders, leak, monkeypatch):
    """The test above, broken on purpose: at the ends of an axis, and in what is said.

    The order of the rows is no such door: the page puts them in its own.
    """
    asked = publication.frame
    monkeypatch.setattr(
        publication, "frame", lambda store, **wanted: leak(asked(store, **wanted), men_in(store))
    )
    sources._FRAMES.let_go(lambda _: True)
    sources._MADE.let_go(lambda _: True)
    first, second = seen_in(folders, "explore", monkeypatch)
    sources._FRAMES.let_go(lambda _: True)
    sources._MADE.let_go(lambda _: True)
    assert first != second
