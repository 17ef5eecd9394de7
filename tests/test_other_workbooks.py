"""Workbooks of other kinds (.xls, .ods) are taken like any other; a damaged one is refused."""

import pytest
from intake_cases import checked, roles, tally
from other_workbooks import old_workbook, open_document

from khi.model import KhiError

DAYS = "Do you decide how you spend your days?"
CARER = "Do you look after anyone, without being paid for it?"
ROWS = [
    ["Ynys Môn and Leeds survey 2025", None, None, None, None],
    [None],
    ["area", "quarter", DAYS, "How old are you?", CARER],
    *(["Leeds", "2025-Q1", "Always", 40.0 + person, True] for person in range(12)),
    ["Total", None, 12, None, None],
]


def test_an_old_workbook_is_counted_like_any_other():
    draft = checked(old_workbook("Atebion", ROWS), name="survey.xls")
    report = draft.report()
    assert (report["sheet"], report["header_rows"], report["first_data_row"]) == ("Atebion", 1, 4)
    assert report["rows"] == {"read": 13, "accepted": 12, "rejected": 0, "skipped": 1}
    assert set(roles(draft).values()) == {"area", "period", "khi_ctl1", "age", "carer"}
    assert tally(draft, "khi_ctl1", breakdown="carer", group="carer") == {"always": 12}
    assert not draft.needs


@pytest.mark.parametrize("kept", [600, 1500, 3000])
def test_an_old_workbook_that_was_cut_short_is_refused_in_words(kept):
    with pytest.raises(KhiError, match=r"damaged|old Office document"):
        checked(old_workbook("Answers", ROWS)[:kept], name="survey.xls")


def test_a_workbook_of_libreoffice_is_counted_like_any_other():
    rows = [[str(cell) if cell is True else cell for cell in row] for row in ROWS]
    draft = checked(open_document("Atebion", rows), name="survey.ods")
    assert draft.report()["rows"] == {"read": 13, "accepted": 12, "rejected": 0, "skipped": 1}
    assert tally(draft, "khi_ctl1") == {"always": 12}
