"""Every page over two stores that differ only in what is withheld: the same to the last letter.

So no order of bars, end of an axis, colour, class of a map, rank, count of what is hidden, name of
a file, address, session or cache can tell one from the other; and the same questions are asked of
the store, with as many rows to each, so that no answer takes longer for what is withheld.
"""

from urllib.parse import urlencode

import pandas as pd
import pytest

from khi import publication
from khi.store.connections import statement
from khi.ui.explore.drawn import DRAWN, HowMany
from khi.ui.given import sources
from tests.attacks import twins
from tests.attacks.page_seen import visited, written

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("served")]

UNPUBLISHED = {"tally", "held", "told", "remembered"}
"""The tables with counts that nobody may see, and with what was once said of them."""
GROUPS, WHOLE, FEW = "Bolton", "North West", "Salford"
"""A place with two small groups, what it lies in, and a place with few answers."""
HELD = {"area": GROUPS, "among": WHOLE, "when": "Over time", "against": "England"}


def in_explore():
    """Every way of drawing every choice of Explore."""
    which = {"one": "Just this one", "two to eight": "Picked", "all": f"All of {WHOLE}"}
    picked = {
        HowMany.ONE: ["See people enough"],
        HowMany.FEW: ["See people enough", "Support and friendship", "Life satisfaction"],
        HowMany.ALL: ["Every indicator"],
    }
    for (indicators, areas, when), forms in DRAWN.items():
        for form in forms:
            asked = {"when": when.value, "which": which[areas.value]}
            asked |= {"indicators": picked[indicators], "area": FEW, "among": WHOLE}
            yield "explore", asked | ({"as": form.value} if len(forms) > 1 else {})


VISITS = [
    *(("overview", asked) for asked in ({}, {"area": FEW}, {"easy": "true"})),
    ("overview", {"area": GROUPS, "compare": "A year ago", "about": "Life satisfaction"}),
    *(("two_tracks", {"area": area}) for area in (GROUPS, FEW)),
    *(("compare", {"area": GROUPS, "order": order}) for order in ("A to Z", "By result")),
    ("compare", {"area": FEW, "order": "By result", "indicator": "Support and friendship"}),
    ("compare", {"area": FEW, "indicator": "Life satisfaction", "among": "England"}),
    ("compare", {"area": GROUPS, "order": "By result", "easy": "true", "beside": [FEW]}),
    *(
        ("fairness", {"area": GROUPS, "groups": "Sex", "against": against})
        for against in ("Everyone else", "The best-off group", "Male")
    ),
    ("fairness", {"area": GROUPS, "groups": "Sex", "indicator": "Support and friendship"}),
    ("fairness", {"area": GROUPS, "groups": "Sex", "quarter": "All of 2025/26"}),
    *(
        ("fairness", {"area": area, "groups": "Sex", "group": group})
        for area in (GROUPS, WHOLE)
        for group in ("Female", "Male")
    ),
    ("fairness", {"area": FEW, "easy": "true"}),
    *(("changed", {"area": GROUPS, "since": s}) for s in ("The quarter before", "A year ago")),
    ("changed", {"area": FEW}),
    ("find", {"find": "friends"}),
    *in_explore(),
    ("explore", {"area": GROUPS, "as": "Side by side", "against": "A year ago"}),
    *(("explore", HELD | {"which": which}) for which in ("Just this one", f"All of {WHOLE}")),
    *(("methods", {"show": part}) for part in ("Indicators", "How people were asked")),
    *(("voices", {"part": part}) for part in ("You said, we did", "Priorities", "What helped?")),
    *((page, {}) for page in ("progress", "assets", "involved", "review", "upload", "privacy")),
    *((page, {"easy": "true"}) for page in ("compare", "two_tracks", "changed")),
]
"""Each page, in each state in which it shows figures or says something of them."""


def named(visit):
    """A visit as its link."""
    page, query = visit
    return f"{page}?{urlencode(query, doseq=True)}" if query else page


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """The two stores, of which the same is published to the last letter."""
    stores = tmp_path_factory.mktemp("stores")
    one, two = (twins.filled(stores / str(turned), turned=turned) for turned in (False, True))
    assert one[1]["absence"].ne("").any()
    pd.testing.assert_frame_equal(one[1], two[1])
    return one[0], two[0]


@pytest.mark.parametrize("visit", VISITS, ids=named)
def test_a_page_is_the_same_whatever_is_withheld(folders, visit, capfd, caplog):
    page, query = visit
    both, logged = [], []
    for folder in folders:
        both.append(visited(page, folder, **query))
        logged.append(written(capfd, caplog))
    first, second = both
    _is_what_was_asked(first, query)
    for name in first._fields:
        assert getattr(first, name) == getattr(second, name), name
    assert logged[0] == logged[1]


@pytest.mark.parametrize("page", sorted({page for page, _ in VISITS}))
def test_nothing_is_read_for_a_page_or_its_caches_but_what_is_published(folders, page):
    """So no cache can hold a withheld count: none is ever asked for."""
    names = {each.split()[2] for each in visited(page, folders[0]).asked}
    assert names
    assert not {name for name in names if UNPUBLISHED & set(statement(name).split())}


def test_their_exports_are_the_same_whoever_sent_how_many(folders, tmp_path, monkeypatch):
    """Each file of these stores has as many rows as people, and a fingerprint of its own."""
    both = []
    for folder in folders:
        monkeypatch.setenv("KHI_DATA", str(folder))
        publication.export(sources.store(), tmp_path / folder.name)
        both.append({path.name: path.read_bytes() for path in (tmp_path / folder.name).iterdir()})
    assert "uploads.csv" in both[0]
    assert both[0] == both[1]


def _is_what_was_asked(seen, query):
    """Something is shown, and every choice of the link stands chosen."""
    assert len("".join(seen.sent)) > 1000
    kept = dict(line.split(": ", 1) for line in seen.session)
    for name, value in query.items():
        assert kept[name] == repr(value == "true" or value)
