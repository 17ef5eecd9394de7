"""Nobody is counted twice unasked: the same file, the same survey, the same person in two rows."""

from datetime import UTC, datetime

import pandas as pd
import pytest
from intake_cases import catalogue, checked, messages, tally, written

from khi.intake import Choices, examine
from khi.intake.drafting.origin import digest
from khi.model import Ledger, Upload, UploadStatus
from khi.store.engines import Workbench

LEEDS, YORK = "E08000035", "E06000014"
SURVEY = "Respondent ID,khi_con1\n101,Yes\n102,Mostly\n101,Not enough\n,Yes\n,Yes\n"


def upload(id, *, content=b"another file", status=UploadStatus.PUBLISHED, **context):
    return Upload(
        id=id,
        file_name=f"{id}.csv",
        sha256=digest(content),
        kind="survey-respondents",
        source=id,
        uploaded_at=datetime(2026, 5, 3, tzinfo=UTC),
        ledger=Ledger(read=1, accepted=1, rejected=0, skipped=0),
        status=status,
        context=context,
    )


def counts(*lines):
    return pd.DataFrame(lines, columns=["upload", "question", "area", "quarter"])


def drafted(source=SURVEY, *, earlier=(), counted=None, replacing="", **said):
    return examine(
        source.encode(),
        name="spring.csv",
        catalogue=catalogue(),
        workbench_factory=lambda: Workbench(None),
        choices=Choices(area="Leeds", quarter="2025-Q1", earlier=replacing, **said),
        earlier=earlier,
        counted=counted,
    )


SAME = (upload("one"),)
COUNTED = counts(("one", "khi_con1", LEEDS, "2025-Q1"))


def test_a_file_that_counts_what_another_counts_asks_whether_they_are_the_same_people():
    draft = drafted(earlier=SAME, counted=COUNTED)
    (ask,) = draft.asks
    assert (ask.about, ask.uploads) == ("version", ("one",))
    assert "one.csv (added on 3 May 2026) already counts answers from Leeds in Q1 2025/26" in (
        ask.asks
    )


@pytest.mark.parametrize(
    "line",
    [
        ("one", "khi_ctl1", LEEDS, "2025-Q1"),
        ("one", "khi_con1", YORK, "2025-Q1"),
        ("one", "khi_con1", LEEDS, "2025-Q2"),
    ],
    ids=["another question", "another place", "another quarter"],
)
def test_what_is_counted_elsewhere_asks_nothing(line):
    assert not drafted(earlier=SAME, counted=counts(line)).asks


def test_a_file_that_was_taken_back_asks_nothing():
    gone = (upload("one", status=UploadStatus.WITHDRAWN),)
    assert not drafted(earlier=gone, counted=COUNTED).asks


@pytest.mark.parametrize(
    ("version", "replaces", "context"),
    [("add", "", {}), ("replace", "one", {}), ("new version", "one", {"version": "2"})],
)
def test_what_is_said_of_an_earlier_file_is_done(version, replaces, context):
    draft = drafted(earlier=SAME, counted=COUNTED, version=version)
    assert not draft.asks
    assert draft.upload.replaces == replaces
    assert draft.upload.context == context


def test_versions_are_numbered_one_after_another():
    third = drafted(earlier=(upload("one", version="2"),), counted=COUNTED, version="new version")
    assert third.upload.context["version"] == "3"


def test_where_two_files_could_be_meant_the_person_says_which():
    both = (upload("two"), upload("one"))
    counted = counts(*COUNTED.to_numpy().tolist(), ("two", "khi_con1", LEEDS, "2025-Q1"))
    asked = drafted(earlier=both, counted=counted, version="replace")
    assert "Say which of these files it replaces" in asked.needs[0]
    assert asked.upload.replaces == ""
    said = drafted(earlier=both, counted=counted, version="replace", replacing="one")
    assert (said.needs, said.upload.replaces) == ([], "one")


def test_the_very_same_bytes_are_known_whatever_they_count():
    draft = drafted(earlier=(upload("one", content=SURVEY.encode()),))
    assert "This very file was added on 3 May 2026" in draft.needs[0]


def test_somebody_in_two_rows_is_said_and_nothing_is_decided_for_the_person():
    draft = drafted()
    assert draft.repeated_rows == 2
    assert draft.upload.ledger.accepted == 5
    assert "Somebody may be counted twice" in messages(draft, "warning")[0]


def test_somebody_in_two_rows_can_be_counted_once_by_their_last_answers():
    draft = drafted(repeats="once")
    assert draft.upload.ledger == Ledger(read=5, accepted=4, rejected=0, skipped=1)
    assert tally(draft, "khi_con1") == {"yes": 2, "mostly": 1, "not_enough": 1}
    assert draft.repeated_rows == 0
    assert any("the same id stands in a later row" in each for each in messages(draft, "note"))
    assert not messages(draft, "warning")


def test_the_whole_file_is_given_back_whoever_was_counted_once():
    assert drafted(repeats="once").checked_file().count(b"101") == 2


def same(times, moments=("14/04/2025 09:05:31", "14/04/2025 09:05:32"), **said):
    """Eight answers, given by as many people as there are rows; ``moments`` say when."""
    ids = ("khi_con1", "khi_con2", "khi_ctl1", "khi_ctl2", "khi_frd2", "khi_kind", "khi_dig")
    heading = ["Timestamp", *ids]
    rows = [[moment, *["1"] * len(ids)] for moment in moments for _ in range(times)]
    return checked(written([heading, *rows]), area="Leeds", **said)


def test_rows_that_are_the_same_to_the_second_were_sent_twice_and_count_once():
    draft = same(3)
    assert draft.upload.ledger == Ledger(read=6, accepted=2, rejected=0, skipped=4)
    assert draft.sent_twice == 4
    assert any("sent twice" in each for each in messages(draft, "note"))
    assert same(3, repeats="every row").upload.ledger.accepted == 6
    assert same(1).sent_twice == 0


def test_rows_that_are_the_same_may_be_two_people_where_nobody_knows_the_second():
    draft = same(3, moments=("14/04/2025 09:05:00", "15/04/2025 09:06:00"))
    assert draft.upload.ledger.accepted == 6
    (said,) = [each for each in messages(draft, "note") if "in every cell" in each]
    assert said.startswith("4 rows:")
