"""New limits and aims: who decided, and why, stands on the card and goes wherever its data goes."""

import io
import re

import numpy as np
import openpyxl
import pandas as pd
import pytest
from pages_support import FILE, alternatives, as_served, html, opened, turned
from published_rows import RATE, quarters

from khi import catalogue as catalogues
from khi import charts, publication, wording
from khi.charts.lettering import NARROWEST, wide
from khi.model import Quarter, Rebase
from khi.store import Store
from khi.theme import LIGHT, SMALL
from khi.ui.pieces import files, take_along

CATALOGUE = catalogues.load()
AMBERFOLD = "X0000020"
REASON, ROLE = "Counting moved to a new system", "Partnership board"
SHIFTED = quarters(50, 51, 49, 52, 50, 51, 80, 82, 79, 81, indicator="sys01")
BEGAN = pd.DataFrame(
    {"quarter": [SHIFTED["period"].iloc[6]], "reason": [f"{REASON}."], "by_role": [ROLE]}
)
AIMED = pd.DataFrame(
    {
        "quarter": [SHIFTED["period"].iloc[8]],
        "value": [70.0],
        "reason": ["People on the board said so"],
        "by_role": ["Quality board"],
    }
)


def test_the_words_under_a_chart_say_who_decided_on_new_limits_and_why():
    note = wording.rebase_note(wording.judged(SHIFTED, RATE, rebases=BEGAN))
    assert note.startswith("New limits from ")
    assert note.endswith(f"{REASON}. Decided by: {ROLE}.")
    assert ".." not in note


def test_those_who_do_not_see_the_chart_are_told_too():
    points = wording.judged(SHIFTED, RATE, rebases=BEGAN)
    assert f"{REASON}. Decided by: {ROLE}." in wording.control_alt(points, RATE)
    assert "New limits" not in wording.control_alt(wording.judged(SHIFTED, RATE), RATE)


def test_the_figures_of_a_control_chart_hold_its_limits_and_who_set_what():
    points = wording.judged(SHIFTED, RATE, aims=AIMED, rebases=BEGAN)
    rows = wording.with_limits(SHIFTED, points)
    pd.testing.assert_frame_equal(rows[list(SHIFTED)], SHIFTED)
    drawn = points[["mean", "lower_limit", "upper_limit"]].notna().any(axis=1)
    assert drawn.tolist() == [True] * 6 + [False] * 4
    for column, of in (("average", "mean"), ("lower_limit",) * 2, ("upper_limit",) * 2):
        assert rows[column].fillna(-1).tolist() == points[of].fillna(-1).tolist()
    assert rows["new_limits_reason"].tolist() == [""] * 6 + [f"{REASON}."] * 4
    assert rows["new_limits_by"].tolist() == [""] * 6 + [ROLE] * 4
    assert rows["new_limits_from"].tolist() == [""] * 6 + [BEGAN["quarter"][0]] * 4
    assert rows["aim"].tolist()[8:] == [70.0, 70.0]
    assert rows["aim"].isna().tolist() == [True] * 8 + [False] * 2
    assert rows["aim_by"].tolist() == [""] * 8 + ["Quality board"] * 2
    assert rows["aim_reason"].tolist() == [""] * 8 + ["People on the board said so"] * 2


def test_without_either_the_columns_are_there_and_empty():
    rows = wording.with_limits(SHIFTED, wording.judged(SHIFTED, RATE))
    said = rows[["new_limits_reason", "new_limits_by", "aim_reason", "aim_by"]]
    assert said.eq("").all(axis=None)
    assert rows["aim"].isna().all()
    years = SHIFTED.assign(period_type="year")
    bare = wording.with_limits(years, wording.judged(years, RATE))
    assert list(bare) == list(rows)
    assert bare["lower_limit"].isna().all()


# The picture itself


def began(*places, reason=REASON, first="2022-Q1"):
    """New limits from some quarters of the series, by their place; -1 is the quarter before it."""
    start = Quarter.parse(first)
    found = [start.later(place).id for place in places]
    return pd.DataFrame({"quarter": found, "reason": reason, "by_role": ROLE})


def drawn(rebases, series=SHIFTED):
    points = wording.judged(series, RATE, rebases=rebases)
    return charts.control_chart(points, indicator=RATE, palette=LIGHT)


def under(figure):
    """The words under the plot, as one line."""
    return " ".join(
        note.text.replace("<br>", " ") for note in figure.layout.annotations if note.y == 0
    )


def marks(figure):
    """The numbers at the foot of the lines, from the left."""
    return [note for note in figure.layout.annotations if re.fullmatch(r"<b>\d</b>", note.text)]


@pytest.mark.parametrize("places", [(6,), (3, 6), (0,), (-1,), (0, 6), (-3, -2, 5)])
def test_why_and_by_whom_is_printed_on_the_figure_with_room_of_its_own(places):
    figure = drawn(began(*places))
    held = [each for each in places if each >= 0 or each == max(x for x in places if x < 0)]
    assert under(figure).count(f"{REASON}. Decided by: {ROLE}.") == len(held)
    lines = sum(1 + note.text.count("<br>") for note in figure.layout.annotations if note.y == 0)
    assert figure.layout.margin.b >= 17 * lines
    numbers = [f"<b>{each}</b>" for each in range(1, sum(x >= 0 for x in places) + 1)]
    assert [mark.text for mark in marks(figure)] == numbers
    for place, mark in enumerate(marks(figure), start=1):
        assert f"{place}. New limits from " in under(figure)
        assert any(line.x0 == mark.x and line.line.dash for line in figure.layout.shapes)


def test_limits_that_began_before_the_first_quarter_drawn_are_said_to_have():
    assert "before the quarters drawn" not in under(drawn(began(0)))
    words = under(drawn(began(-1)))
    assert "New limits since January to March 2022, before the quarters drawn: " in words
    rows = wording.with_limits(SHIFTED, wording.judged(SHIFTED, RATE, rebases=began(-1)))
    assert set(rows["new_limits_by"]) == {ROLE}


def test_the_longest_reason_is_broken_so_that_a_small_phone_has_all_of_it():
    long = " ".join(["Recording"] * 20)[:200]
    figure = drawn(began(6, reason=long))
    (note,) = [each for each in figure.layout.annotations if each.y == 0]
    assert all(wide(line, SMALL) <= NARROWEST - 60 for line in note.text.split("<br>")[:-1])
    assert long in under(figure)
    assert figure.layout.margin.b >= 17 * note.text.count("<br>") >= 17 * 5


def test_what_somebody_typed_is_no_markup_on_the_figure():
    figure = drawn(began(6, reason="<b>Bold</b> & <a href='x'>more</a>"))
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp;" in under(figure)
    assert "<a href" not in figure.to_json().replace("\\u003c", "<")


def test_each_number_stands_clear_of_the_next_on_a_small_phone():
    figure = drawn(began(3, 4, 5))
    length = figure.layout.xaxis.range[1] - figure.layout.xaxis.range[0]
    plot = NARROWEST - figure.layout.margin.r - 60
    places = [mark.x for mark in marks(figure)]
    assert (
        min(np.diff(places)) / length * plot
        > wide("2", SMALL, bold=True) + 2 * marks(figure)[0].borderpad
    )


@pytest.fixture
def rebased(own):
    """The demonstration, where a board began new limits for unplanned admissions."""
    store = Store.open(own / FILE)
    began = Rebase(
        indicator="sys01", area=AMBERFOLD, quarter="2024-Q3", reason=REASON, by_role=ROLE
    )
    publication.rebase(store, CATALOGUE, began)
    store.close()
    return own


def test_the_page_its_csv_and_its_workbook_say_who_decided_on_new_limits(rebased, monkeypatch):
    as_served(monkeypatch)
    sheets, books = [], []
    monkeypatch.setattr(
        files, "button", lambda label, figures, *, name, key: sheets.append((key, figures))
    )
    monkeypatch.setattr(
        files, "book_button", lambda label, made, *, name, key: books.append((key, made))
    )
    at = turned(opened("two_tracks", area="Amberfold"), "Table")
    assert not at.exception
    assert f"{REASON}. Decided by: {ROLE}." in " ".join(alternatives(turned(at, "Chart")))
    text = files.csv(dict(sheets)["system"]).decode("utf-8-sig")
    assert "new_limits_by" in text.splitlines()[0]
    assert ROLE in text
    assert REASON in text
    book = openpyxl.load_workbook(io.BytesIO(dict(books)["system"]()))
    said = [str(cell.value) for row in book["About"] for cell in row]
    assert any(f"{REASON}. Decided by: {ROLE}." in each for each in said)
    cells = [cell.value for row in book["Figures"] for cell in row]
    assert ROLE in cells
    assert "lower_limit" in cells
    whole = [figures for key, figures in sheets if "upper_limit" in figures]
    assert len(whole) > 1, "the data of the whole page lacks the limits"
    assert take_along.mark(whole[0])


def test_how_long_we_have_looked_agrees_with_the_charts(rebased, monkeypatch):
    """Eight quarters since new limits began are too few, however long the other track is."""
    as_served(monkeypatch)
    words = html(opened("two_tracks", area="Amberfold"))
    assert "There are eight since new limits began" in words
    assert "Enough to judge" not in words
    assert "of 12 quarters" in words
    assert "four more quarters before a change of the system can be judged fairly." in words
    assert "The system has 8 since new limits began, people 14." in words


def test_each_mark_of_a_control_chart_says_whether_it_is_of_the_change_or_the_aim(
    rebased, monkeypatch
):
    as_served(monkeypatch)
    marks = re.findall(
        r'<p class="khi-marks">(.*?)</p>', html(opened("two_tracks", area="Amberfold"))
    )
    plain = [re.sub("<[^>]+>", "", each) for each in marks]
    assert plain[0] == "Latest quarter: Too soon to judge Aim: Too soon to judge"
