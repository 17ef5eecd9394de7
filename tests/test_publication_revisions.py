"""Who says so: publisher, licence, release, day and fingerprint; and what stood before."""

from hashlib import sha256

import pandas as pd
from publication_cases import CATALOGUE, draft, measures

from khi import publication
from khi.catalogue import load
from khi.intake import Choices, examine
from khi.model import Absence
from khi.store.engines import Workbench

REAL = load()
OUTCOME = (
    "Table 3a: control over daily life{status} [note 1],,,,,\n"
    "Local authority code,Local authority,ONS area code,2023 to 2024 - margin of error,"
    "2023 to 2024 - number of respondents,2023 to 2024 - outcome\n"
    "306,Manchester,E08000003,4.0,310,{value}\n212,Leeds,E08000035,3.5,420,{other}\n"
)


def drafted(value="75.0", other="70.0", status="", **context):
    text = OUTCOME.format(value=value, other=other, status=status).encode()
    said = Choices(context=context)
    return text, examine(
        text, name="t3a.csv", catalogue=REAL, workbench_factory=Workbench, choices=said
    )


def test_every_figure_says_its_publisher_licence_release_status_and_day(store):
    _, made = drafted(status=", provisional", retrieved="2025-12-04")
    publication.commit(store, REAL, made)
    shown = publication.frame(store, areas=["E08000003"])
    assert shown["source"].unique().tolist() == [
        "NHS England and DHSC, Adult Social Care Outcomes Framework (ASCOF), annual table"
        " (to 2023/24, provisional; Open Government Licence v3.0; fetched 4 December 2025)"
    ]


def test_the_fingerprint_of_an_official_file_is_kept_and_exported(store, tmp_path):
    text, made = drafted()
    publication.commit(store, REAL, made)
    whose = publication.provenance(store).iloc[0]
    assert whose["sha256"] == sha256(text).hexdigest()
    assert whose["publisher"] == "NHS England and DHSC"
    publication.export(store, tmp_path / "out")
    listed = pd.read_csv(tmp_path / "out" / "sources.csv")
    assert listed["sha256"].tolist() == [whose["sha256"]]
    assert listed["licence"].tolist() == ["Open Government Licence v3.0"]


def test_a_figure_that_is_published_again_keeps_what_stood_before(store, tmp_path):
    publication.commit(store, REAL, drafted(status=", provisional")[1])
    publication.commit(store, REAL, drafted(value="76.5", status=", revised")[1])
    changed = publication.revisions(store)
    assert changed[["area", "old_value", "new_value"]].values.tolist() == [
        ["E08000003", 0.75, 0.765]
    ]
    assert "revised" in changed["source"].iloc[0]
    shown = publication.frame(store, areas=["E08000003"])
    assert shown["value"].tolist() == [0.765]
    publication.export(store, tmp_path / "out")
    assert len(pd.read_csv(tmp_path / "out" / "revisions.csv")) == 1


def given(id, *rows, when=0, **more):
    return draft(activity=measures(*rows).assign(**more), id=id, when=when)


def test_the_same_figure_again_and_a_new_one_are_no_revisions(store):
    first = ("visits", "Ash", "2025-Q1", 20, 1000)
    publication.commit(store, CATALOGUE, given("one", first))
    publication.commit(
        store, CATALOGUE, given("two", first, ("visits", "Ash", "2025-Q2", 9, 1000), when=1)
    )
    assert publication.revisions(store).empty


def test_a_figure_that_is_withdrawn_by_its_publisher_is_a_revision(store):
    row = ("visits", "Ash", "2025-Q1", 20, 1000)
    publication.commit(store, CATALOGUE, given("one", row))
    bare = ("visits", "Ash", "2025-Q1", None, None)
    again = given("two", bare, when=1, absence="withheld by the publisher")
    publication.commit(store, CATALOGUE, again)
    changed = publication.revisions(store).iloc[0]
    assert changed["new_absence"] == "withheld by the publisher"
    assert pd.isna(changed["old_value"])


def revised_to(store, *figures):
    """One figure published again and again; NaN is the publisher's own mark."""
    for number, figure in enumerate(figures):
        rows = measures(("visits", "Ash", "2025-Q1", figure, 1000))
        marked = rows["numerator"].isna().map({True: Absence.CONFIDENTIAL.value, False: ""})
        given = draft(id=f"u{number}", when=number, activity=rows.assign(absence=marked))
        publication.commit(store, CATALOGUE, given)
    return publication.revisions(store)


def test_what_stood_before_a_publisher_withheld_a_figure_is_told_no_more(store):
    told = revised_to(store, 3, 4, float("nan"), 40, 41)
    assert told["new_value"].fillna(-1).tolist() == [41, 40, -1, -1]
    assert told["old_value"].fillna(-1).tolist() == [40, -1, -1, -1]


def test_an_erased_upload_leaves_nothing_in_what_stood_before(store):
    assert revised_to(store, 3, 40)["old_value"].tolist() == [3]
    publication.erase(store, CATALOGUE, "u0", "")
    assert publication.revisions(store).empty
