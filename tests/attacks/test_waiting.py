"""A draft that waits for its day tells nobody anything before it comes.

Two stores that differ only in a draft that waits, or in what is in it, are the same in all that
is published, exported, looked at and decided. On the day itself, nothing that anybody saved before
can be taken away from what is shown then.
"""

from datetime import date, timedelta

import pytest
from publication_cases import CATALOGUE, by_sex, draft, measures

from khi import catalogue as catalogues
from khi import publication
from khi.model import Question
from khi.publication.acts.previewing import added_to
from khi.store import Store
from tests.attacks import twins
from tests.attacks.page_seen import visited
from tests.attacks.saved import Saved

pytestmark = pytest.mark.slow

DAY = date(2026, 3, 1)
SOON = -24 * 30
"""A month before the sums of the first quarter need not wait any longer, in hours after noon."""
MANY, FEW = {"yes": 40, "no": 30}, {"yes": 2, "no": 3}
THERE = [
    *(by_sex("Ash", quarter, MANY, MANY) for quarter in ("2025-Q1", "2025-Q2", "2025-Q3")),
    *(by_sex("Birch", quarter, MANY, MANY, FEW) for quarter in ("2025-Q1", "2025-Q2")),
]
OF_OUR_OWN = Question(
    id="ours", topic="", answers=CATALOGUE.questions["warm"].answers, instrument="ours",
    licence=CATALOGUE.questions["warm"].licence, source="ours",
)  # fmt: skip


def all_of_cedar(men):
    """What the region still waits for: a place with few men, by answers and by a measure."""
    rows = [by_sex("Cedar", quarter, MANY, men) for quarter in ("2025-Q1", "2025-Q2")]
    return draft(
        *rows, id="late", when=24 * 90, activity=measures(("visits", "Cedar", "2025-Q1", 9, 90))
    )


def more_of_ash(men):
    """More people of a place and quarter that is published already."""
    return draft(by_sex("Ash", "2025-Q1", MANY, men), id="late", when=24 * 90)


def instead_of_the_first(men):
    made = more_of_ash(men)
    made.upload = made.upload.model_copy(update={"replaces": "one"})
    return made


def with_a_question_of_its_own(men):
    made = more_of_ash(men)
    made.local = (OF_OUR_OWN,)
    return made


WAITING = [all_of_cedar, more_of_ash, instead_of_the_first, with_a_question_of_its_own]


def stores(folder, waiting):
    """Nothing waits; a draft with few men waits; the same with as few others."""
    for name, men in (("none", None), ("few", FEW), ("others", {"yes": 4})):
        store = Store.open(folder / name / "khi.duckdb", memory_limit="300MB", threads=2)
        publication.commit(store, CATALOGUE, draft(*THERE, when=SOON))
        if men:
            publication.hold(store, CATALOGUE, waiting(men), publish_on=DAY)
        yield store
        store.close()


def exported(store):
    """Every file of an export, but for the moment it was written."""
    folder = store.exports / "all"
    publication.export(store, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("waiting", WAITING)
def test_nothing_that_can_be_had_before_its_day_depends_on_it(tmp_path, waiting):
    seen = []
    for store in stores(tmp_path, waiting):
        made_up = draft(by_sex("Cedar", "2025-Q1", MANY, MANY), id="made-up")
        seen.append(
            [
                exported(store),
                publication.frame(store).to_csv(),
                publication.counted(store)
                .sort_values(["question", "area", "quarter"])
                .to_csv(index=False),
                publication.preview(store, CATALOGUE, made_up).to_csv(),
                publication.differences(store, CATALOGUE, made_up).to_csv(),
                added_to(store, made_up).to_csv(),
                [
                    each.id
                    for each in publication.everything_asked(store, CATALOGUE).questions.values()
                ],
            ]
        )
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("waiting", WAITING)
def test_what_others_publish_meanwhile_does_not_depend_on_it(tmp_path, waiting):
    """Neither do the sums that wait for all their places come because one of them waits."""
    seen = []
    for store in stores(tmp_path, waiting):
        more = by_sex("Birch", "2025-Q3", MANY, MANY)
        publication.commit(store, CATALOGUE, draft(more, id="meanwhile", when=SOON + 24))
        rows = publication.frame(store)
        region = rows[rows["area"].eq("North") & rows["absence"].ne("not asked")]
        assert region.empty
        seen.append(exported(store))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("waiting", WAITING)
@pytest.mark.parametrize("men", [FEW, {"yes": 20, "no": 12}])
def test_on_its_day_nothing_saved_before_can_be_taken_away(store, tmp_path, waiting, men):
    """By whoever has every export there was: before, while it waited, on the day, and after."""
    saved = Saved(store, tmp_path)
    publication.commit(store, CATALOGUE, draft(*THERE, when=SOON))
    saved.save()
    publication.hold(store, CATALOGUE, waiting(men), publish_on=DAY)
    saved.save()
    assert [each.id for each in publication.publish_due(store, CATALOGUE, DAY)] == ["late"]
    saved.save()
    publication.withdraw(store, CATALOGUE, "late", "By mistake.")
    saved.save()
    assert not saved.attacked()


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """A store in which nothing waits, and one in which a draft about all its places does."""
    made = []
    for name in ("nothing waits", "one waits"):
        folder, _ = twins.filled(tmp_path_factory.mktemp("stores") / name, turned=False)
        made.append(folder)
    store = Store.open(made[1] / "khi.duckdb", memory_limit="500MB", threads=2)
    later = twins.another_quarter()
    publication.hold(store, catalogues.load(), later, publish_on=date.today() + timedelta(days=30))
    store.close()
    return made


SEEN = [
    ("overview", {}), ("two_tracks", {}), ("compare", {}), ("fairness", {}), ("explore", {}),
    ("changed", {}), ("find", {}), ("involved", {"about": "Files"}), ("review", {}),
    ("methods", {"show": "How people were asked"}), ("voices", {"part": "Answer"}),
]  # fmt: skip
"""Every page but the one that files are added on, which lists it, and tells when it is due."""


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize(("page", "query"), SEEN, ids=str)
def test_no_page_tells_that_it_waits(folders, page, query):
    nothing, one = (visited(page, folder, **query) for folder in folders)
    for name in ("sent", "taken", "session", "address", "shared"):
        assert getattr(nothing, name) == getattr(one, name), name
