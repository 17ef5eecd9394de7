"""A planted person is nowhere once a file is checked: in no figure, in no message, on no disk."""

import gc
import json
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_cases import catalogue, checked, leeds, written

from khi.intake import Choices, Profile, examine
from khi.model import KhiError
from khi.store.engines import Workbench

PERSON = {
    "Full name": "Zebedee Quillfeather",
    "Email": "zebedee.quillfeather@example.org",
    "NHS number": "9434765919",
    "National Insurance number": "AB123456C",
    "Phone": "07700 900417",
    "Postcode": "ZE2 9QF",
    "Date of birth": "17/11/1937",
    "IP Address": "203.0.113.77",
    "Mosaic ID": "LAS-770417",
    "_gps_latitude": "57.149651",
    "deviceid": "imei:490154203237518",
    "Anything else?": "My daughter Petronella takes me to Nether Wallop on Fridays",
    "khi_con1": "Only when Petronella visits",
    "khi_ctl1": "Quillfeather",
    "ons_happy": "eleventy",
    "Age": "Zebedee is 87",
    "council": "Nether Wallop",
    "quarter": "when Petronella came",
    "weight": "heavy Zebedee",
    "Respondent ID": "ZQ-417-77",
}
SECRETS = {
    "zebedee", "quillfeather", "petronella", "wallop", "9434765919", "ab123456c", "900417",
    "ze2 9qf", "17/11/1937", "203.0.113.77", "770417", "57.149651", "490154203237518", "eleventy",
    "zq-417-77",
}  # fmt: skip


def planted(others: int = 20) -> bytes:
    """A file of ordinary people and one who stands out in every column."""
    ordinary = {
        "khi_con1": "Yes", "khi_ctl1": "Mostly", "ons_happy": "7", "Age": "44", "council": "Leeds",
        "quarter": "2025-Q1", "weight": "1",
    }  # fmt: skip
    rows = [[ordinary.get(name, "") for name in PERSON] for _ in range(others)]
    rows.insert(others // 2, list(PERSON.values()))
    return written([list(PERSON), *rows])


def outputs(draft) -> str:
    """Everything a draft says to anybody, and everything it would keep."""
    kept = (draft.tallies, draft.problems, draft.bad_cells, draft.activity)
    said = [draft.upload.model_dump_json(), json.dumps(draft.report()), *draft.needs]
    profile = Profile.of("form", draft, Choices()).to_json()
    return "\n".join([*(frame.to_csv() for frame in kept), *said, profile]).lower()


def secrets_in(text: str) -> set[str]:
    return {secret for secret in SECRETS if secret in text.lower()}


def test_a_planted_person_is_in_no_output():
    assert secrets_in(outputs(checked(planted()))) == set()


def test_a_planted_person_is_in_no_output_where_columns_are_forced():
    forced = {
        "Full name": "khi_con2",
        "Email": "cls_help",
        "Postcode": "sex",
        "Phone": "ons_anxious",
    }
    assert secrets_in(outputs(checked(planted(), matches=forced))) == set()


def test_a_planted_person_is_in_no_output_of_a_counted_file():
    rows = [
        ["question", "answer", "area", "quarter", "breakdown", "group", "n"],
        ["khi_con1", "Zebedee Quillfeather", "Leeds", "2025-Q1", "all", "all", "5"],
        ["khi_con1", "Yes", "Nether Wallop", "2025-Q1", "all", "all", "9434765919"],
        ["Petronella", "Yes", "Leeds", "17/11/1937", "sex", "Quillfeather", "eleventy"],
        ["khi_con1", "Yes", "Leeds", "2025-Q1", "Zebedee", "Zebedee", "5"],
    ]
    assert secrets_in(outputs(checked(written(rows)))) == set()


def test_the_problems_column_of_the_checked_file_is_silent_about_the_person():
    draft = checked(planted())
    lines = draft.checked_file().decode("utf-8-sig").splitlines()
    marked = next(line for line in lines if "Quillfeather" in line)
    assert secrets_in(marked.rsplit(",", 1)[1]) == set()
    assert "is not an answer we know" in marked


def test_nothing_of_the_person_is_left_on_the_disk(tmp_path):
    draft = checked(planted(), folder=tmp_path)
    draft.checked_file()
    draft.close()
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in left if secrets_in(path.read_text("latin-1"))] == []
    assert left == []


def test_nothing_is_left_on_the_disk_when_a_file_cannot_be_read(tmp_path):
    with pytest.raises(KhiError):
        checked(planted(), folder=tmp_path, corrections={(999, "A"): "Zebedee"})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nothing_about_the_person_is_logged_or_printed(caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        checked(planted()).checked_file()
    printed = capfd.readouterr()
    assert secrets_in(caplog.text + printed.out + printed.err) == set()


def test_no_error_repeats_what_a_cell_holds():
    never_closed = b'khi_con1,Full name\nYes,"Zebedee Quillfeather\nYes,No\nYes,No\n'
    assert secrets_in(outputs(leeds(never_closed))) == set()
    with pytest.raises(KhiError) as raised:
        checked(planted(), corrections={(999, "A"): "Zebedee"})
    assert secrets_in(str(raised.value)) == set()


def test_a_draft_holds_no_row_in_memory():
    class Watched(Workbench):
        open = 0

        def __enter__(self):
            Watched.open += 1
            return super().__enter__()

        def close(self):
            Watched.open -= 1
            super().close()

    draft = examine(
        planted(), name="x.csv", catalogue=catalogue(), workbench_factory=lambda: Watched(None)
    )
    gc.collect()
    assert Watched.open == 0
    for match in draft.columns:
        assert not match.seen.values, "a match must not carry what cells hold out of the checking"


NAMES = st.from_regex(r"[A-Z][a-z]{5,9} [A-Z][a-z]{6,10}", fullmatch=True).filter(
    lambda name: not (set(name.lower().split()) & {"please", "always"})
)


@pytest.mark.slow
@given(name=NAMES, column=st.sampled_from(["khi_con1", "khi_ctl1", "Age", "council", "quarter"]))
@settings(max_examples=25, deadline=None)
def test_no_name_typed_into_any_column_is_repeated(name, column):
    row = {
        "khi_con1": "Yes",
        "khi_ctl1": "Mostly",
        "Age": "44",
        "council": "Leeds",
        "quarter": "2025-Q1",
    }
    rows = [list(row.values())] * 6 + [list((row | {column: name}).values())]
    draft = checked(written([list(row), *rows]))
    assert name.lower() not in outputs(draft)


@pytest.mark.parametrize("value", ["zq@example.org", "07700 900417", "M1 1AE", "9434765919"])
def test_what_could_name_a_person_is_not_repeated_however_many_rows_hold_it(value):
    rows = [["Yes", "Always"]] * 20 + [["Yes", value]] * 5
    assert value not in outputs(leeds(written([["khi_con1", "khi_ctl1"], *rows])))
