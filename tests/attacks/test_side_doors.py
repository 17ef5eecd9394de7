"""No side doors: two stores that differ only in what is withheld cannot be told apart.

Pages, charts, maps, ranks, downloads and counts of what is hidden are made from published rows
alone. So where those rows are the same to the last byte, in the same order, nothing made from them
can tell. Each door, the test that closes it, and the one that leaves it open and sees it found:

========================  ======================================================================
door                      closed by (``pages``: test_pages_of_two_stores)
========================  ======================================================================
frames                    here, row by row; the table refuses a withheld row with a number
"2 of 3 places", and      here: nobody looks like a few
which years there are
downloads, file names     here, byte by byte; ``pages``, every button of every page, and exports
hover, colour, axis, map  ``pages``: every message to the browser, each card turned to each side,
class, rank, order, "n    in every state of 15 pages, is the same; each of them is left open once
hidden", titles, tables   in test_doors_left_open
page source, websocket    ``pages``; tests/browser/test_traffic_in_a_browser on a real server
session, address, caches  ``pages``; nothing is read for them but what is published
logs                      ``pages``; tests/browser/test_traffic_in_a_browser
errors                    here: a refused question, and a refused preview
list of files             ``pages``: how many people a file had, and its fingerprint, are not there
timing of a filter        ``pages``: the same questions, as often, with as many rows; here: asked
                          where no withheld number is. No clock: it would tell of the machine
a draft that waits        test_waiting: before its day nothing tells of it; on it, nothing is told
a look at a file          test_looking_first
exports that were saved   test_saved_exports: five of each store, all together
========================  ======================================================================
"""

import itertools

import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import publication
from khi.model import KhiError
from khi.publication import NUMBERS
from khi.store import Store
from khi.store.connections import statement

pytestmark = pytest.mark.slow

SHOWN = {"yes": 30, "no": 30}


def two_stores(folder):
    """Five men and four who did not say, or four and five: everything else is the same."""
    for name, male, silent in (
        ("five", {"yes": 3, "no": 2}, {"yes": 2, "no": 2}),
        ("four", {"yes": 2, "no": 2}, {"yes": 3, "no": 2}),
    ):
        store = Store.open(folder / name / "khi.duckdb", memory_limit="300MB", threads=1)
        tallies = [
            by_sex("Ash", "2025-Q1", SHOWN, male, silent),
            answers("Birch", "2025-Q1", yes=60, no=40),
        ]
        publication.commit(store, CATALOGUE, draft(*tallies))
        yield store


@pytest.fixture
def stores(tmp_path):
    both = list(two_stores(tmp_path))
    yield both
    for store in both:
        store.close()


def test_the_two_stores_do_differ(stores):
    wanted = {"questions": ["warm"], "areas": ["Ash"], "quarters": ["2025-Q1"], "without": []}
    first, second = (store.read("tallies", **wanted) for store in stores)
    assert not first.equals(second)


def test_what_is_published_is_the_same_row_by_row_in_the_same_order(stores):
    first, second = map(publication.frame, stores)
    assert first["absence"].ne("").any()
    pd.testing.assert_frame_equal(first, second)


def test_their_exports_are_the_same_byte_by_byte_and_so_are_the_names_of_the_files(stores):
    folders = [store.exports / "all" for store in stores]
    for store, folder in zip(stores, folders, strict=True):
        publication.export(store, folder)
    first, second = (
        {path.name: path.read_bytes() for path in sorted(folder.iterdir())} for folder in folders
    )
    assert first == second


def test_what_is_asked_of_one_piece_at_a_time_is_no_more_than_all_at_once(stores):
    """Whatever an address asks for is a part of the export: no union of them gives more."""
    store = stores[0]
    everything = publication.frame(store)
    rows = set(everything.fillna("none").itertuples(index=False, name=None))
    choices = {
        "areas": [None, ["Ash"], ["Birch"], ["North"]],
        "breakdowns": [None, ["all"], ["sex"]],
        "answers": [None, [""], ["yes"]],
        "indicators": [None, ["kin"], ["cold"]],
    }
    for asked in itertools.product(*choices.values()):
        some = publication.frame(store, **dict(zip(choices, asked, strict=True)))
        assert set(some.fillna("none").itertuples(index=False, name=None)) <= rows


def test_the_export_is_what_the_pages_have_and_nothing_beside(stores):
    store = stores[0]
    publication.export(store, store.exports / "all")
    written = pd.read_csv(store.exports / "all" / "published.csv", keep_default_na=False, dtype=str)
    shown = publication.frame(store)
    assert len(written) == len(shown)
    hidden = written[written["absence"] != ""]
    assert (hidden[NUMBERS] == "").all(axis=None)


def test_a_refused_question_says_the_same_of_both(stores):
    said = []
    for store in stores:
        with pytest.raises(Exception, match="no published upload") as refused:
            publication.withdraw(store, CATALOGUE, "never", "")
        said.append(str(refused.value))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "question", ["frame", "published_areas", "published_indicators", "published_periods"]
)
def test_what_a_filter_asks_is_read_where_no_withheld_number_is(question):
    """So it takes as long whatever is withheld: hidden and shown rows go the same way."""
    words = statement(question).split()
    tables = {after.strip("();,") for word, after in itertools.pairwise(words)
              if word.lower() in ("from", "join")}  # fmt: skip
    assert tables == {"published"}


def test_a_refused_preview_says_nothing_of_the_rest(stores):
    """Only what is wrong with the file itself, and where it would go."""
    mixed = draft(answers("Ash", "2025-Q1", yes=30), answers("Xash", "2025-Q1", yes=30), id="two")
    said = []
    for store in stores:
        with pytest.raises(KhiError) as refused:
            publication.preview(store, CATALOGUE, mixed)
        said.append(str(refused.value))
    assert said[0] == said[1]


NOBODY_ANSWERED, A_FEW_DID = {"yes": 0, "not_sure": 6}, {"yes": 4, "not_sure": 2}


def in_two_quarters(some, others):
    """Some people of Ash and others of Birch, and the other way round in the next quarter."""
    spots = [("Ash", "2025-Q1", some), ("Birch", "2025-Q1", others)]
    spots += [("Ash", "2025-Q2", others), ("Birch", "2025-Q2", some)]
    spots += [("Cedar", quarter, [SHOWN] * len(some)) for quarter in ("2025-Q1", "2025-Q2")]
    made = [
        answers(place, quarter, **groups[0])
        if len(groups) == 1
        else by_sex(place, quarter, *groups)
        for place, quarter, groups in spots
    ]
    return pd.concat(made, ignore_index=True)


@pytest.mark.parametrize(
    ("some", "others"),
    [
        ([NOBODY_ANSWERED], [A_FEW_DID]),
        ([SHOWN, {"yes": 4}, {"no": 3}], [SHOWN, {}, {"yes": 4, "no": 3}]),
        ([SHOWN, {"yes": 4}, {"yes": 2}], [SHOWN, {"not_sure": 4}, {"yes": 6}]),
        ([SHOWN, {"yes": 4}, {"no": 4}], [SHOWN, {"no": 4}, {"yes": 4}]),
    ],
    ids=["nobody in a place", "nobody in a group", "nobody who was sure", "the other answer"],
)
def test_nobody_looks_like_a_few(some, others):
    """Neither how many parts a sum has, nor which years and areas there are, tells them apart."""
    both = [in_two_quarters(some, others), in_two_quarters(others, some)]
    rows = [publication.compute(each, CATALOGUE, policy=CATALOGUE.policy) for each in both]
    assert rows[0]["absence"].ne("").any()
    pd.testing.assert_frame_equal(*rows)


def test_who_did_not_say_has_a_line_only_where_there_are_some():
    """Nobody's silence is a group only where somebody was silent: the page on privacy says so."""
    tallies = in_two_quarters([SHOWN, SHOWN, {"yes": 3}], [SHOWN, SHOWN])
    rows = publication.compute(tallies, CATALOGUE, policy=CATALOGUE.policy)
    silent = rows[rows["group"].eq("not_stated") & rows["area"].isin(["Ash", "Birch"])]
    told = set(silent[["area", "period"]].itertuples(index=False, name=None))
    assert told >= {("Ash", "2025-Q1"), ("Birch", "2025-Q2")}
    assert not told & {("Ash", "2025-Q2"), ("Birch", "2025-Q1")}
