"""A workbook of a chart: what it says, that nothing runs, that a screen reader can walk it."""

import datetime
from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from khi import wording
from khi.reports import Sheet, workbook

TABLE = pd.DataFrame({"Area": ["Amberfold", "Wexlow"], "Figure": ["73%", "Too few answers"]})
FIGURES = pd.DataFrame({"area": ["X1", "X2"], "value": [0.73, np.nan], "invented": [True, True]})
ABOUT = [("Source", "Example survey"), ("Bear in mind", "Invented example.")]


def opened(table=TABLE, figures=FIGURES, title="Areas lie apart", about=ABOUT):
    made = workbook(Sheet(title, about, table, figures))
    return openpyxl.load_workbook(BytesIO(made))


def test_each_sheet_has_a_title_and_one_table_from_its_first_column():
    book = opened()
    assert book.sheetnames == ["About", "Table", "Figures"]
    for page in book:
        assert page["A1"].value.startswith("Areas lie apart")
        assert len(page.tables) == 1
        assert next(iter(page.tables.values())).ref.startswith("A2:")
        assert not page.merged_cells.ranges
        assert page.freeze_panes == "B3"
    assert book.properties.title == "Areas lie apart"


def test_numbers_are_numbers_and_what_is_not_shown_is_said():
    page = opened()["Figures"]
    assert page["B3"].value == 0.73
    assert page["B4"].value == "[not shown]"
    assert page["C3"].value == "yes"
    assert all(cell.value is not None for row in page["A3:C4"] for cell in row)


def test_the_honesty_travels_with_it():
    words = " ".join(str(cell.value) for row in opened()["About"].iter_rows() for cell in row)
    assert "Example survey" in words
    assert "Invented example." in words


@settings(deadline=None, max_examples=40)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=60),
    st.sampled_from(["", "=", "+", "-", "@", "=HYPERLINK(", "{=", "http://"]),
)
def test_no_word_in_it_is_ever_run(words, start):
    frame = pd.DataFrame({"Area": [f"{start}{words}"]})
    for page in opened(table=frame, figures=frame):
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def test_a_table_with_no_rows_is_still_a_table():
    assert opened(table=TABLE.iloc[:0])["Table"].tables


def test_the_citation_says_what_of_what_from_where_and_when():
    said = wording.citation(
        "Areas lie apart", "See people enough. Merrowdale.",
        seen=datetime.date(2026, 11, 2), changed="24 October 2026",
    )  # fmt: skip
    assert said == (
        "“Areas lie apart”. See people enough. Merrowdale. Key Human Indicators, figures of"
        " 24 October 2026. Seen 2 November 2026."
    )
