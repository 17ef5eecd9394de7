"""What being heard touches elsewhere: strengths first, notes on charts, files, older stores."""

from datetime import date

import pandas as pd
import pytest
from pages_support import as_served, html, opened
from voice_cases import BOARD, CATALOGUE, HERE, OFFICER, on, only, say

from khi import charts, publication, theme, voice, wording
from khi.charts import notes as noted
from khi.model import EVERYONE, Estimate, Polarity
from khi.model.voice import Direction, Kind, Role, Status
from khi.store import Store
from khi.store.connections import connect, statement
from khi.store.migrations import _schemas
from khi.ui.given import sources
from khi.wording import helped
from khi.wording import voices as said


@pytest.fixture
def served(shown, monkeypatch):
    as_served(monkeypatch)


# Strengths first, by a rule anybody can work out again


@pytest.mark.parametrize("area", ["X0000020", "X0000013", "X0000010"])
def test_strengths_lead_by_a_rule_worked_out_here_from_what_is_published(served, area):
    """Furthest above the rest of the parent, in widths of the interval of that difference."""
    name = CATALOGUE.area(area).name
    words = html(opened("overview", area=name, quarter="Q2 2026/27"))
    rows = sources.figures(
        indicators=[each.id for each in CATALOGUE.headlines],
        areas=[area],
        periods=["2026-Q2"],
        breakdowns=[EVERYONE],
        answers=[""],
    )
    above = {}
    for row in rows.to_dict("records"):
        indicator = CATALOGUE.indicators[row["indicator"]]
        width = row["difference_upper"] - row["difference_lower"]
        sign = -1 if indicator.polarity is Polarity.LOWER else 1
        shown = not row["absence"] and width > 0
        above[indicator.id] = sign * row["difference"] / width if shown else float("-inf")
    headings = {each.id: f"<h3>{wording.domain(each)}</h3>" for each in CATALOGUE.headlines}
    assert all(heading in words for heading in headings.values()), "a weakness is hidden"
    places = {id: words.index(headings[id]) for id in above}
    in_order = sorted(above, key=lambda id: places[id])
    assert [above[id] for id in in_order] == sorted(above.values(), reverse=True)


# Notes on every chart over time


def points(quarters=14):
    here = publication.frame(
        sources.store(), indicators=["con01"], areas=[HERE], breakdowns=[EVERYONE], answers=[""]
    )
    return here[here["period_type"].eq("financial quarter")].tail(quarters)


NOTES = pd.DataFrame({"start": pd.to_datetime(["2024-07-01", "2024-10-01"]), "title": ["a", "b"]})


def letters(figure):
    return [text for trace in figure.data for text in (trace.text or ()) if trace.text]


def test_a_control_chart_has_a_letter_for_each_note_and_none_without(shown):
    indicator = CATALOGUE.indicators["con01"]
    judged = wording.judged(points(), indicator)
    look = {"indicator": indicator, "palette": theme.palette("light")}
    plain = charts.control_chart(judged, **look)
    marked = charts.control_chart(judged, **look, notes=NOTES)
    assert letters(marked) == ["<b>A</b>", "<b>B</b>"]
    assert letters(plain) == []
    assert marked.layout.height > plain.layout.height
    assert charts.control_chart(judged, **look, notes=NOTES.iloc[:0]) == plain


def test_lines_of_areas_have_the_notes_of_the_first(shown):
    from khi.charts.areas_over_time import areas_over_time

    look = {"indicator": CATALOGUE.indicators["con01"], "palette": theme.palette("dark")}
    own = [CATALOGUE.area(HERE)]
    marked = areas_over_time(points(), own, **look, notes=NOTES)
    assert letters(marked) == ["<b>A</b>", "<b>B</b>"]
    assert letters(areas_over_time(points(), own, **look)) == []


def test_a_gap_over_time_has_its_notes_under_it(shown):
    from khi.charts.fairness.history import gap_over_time

    series = points(14).assign(gap=0.1, gap_lower=0.0, gap_upper=0.2, run=0, broken="")
    look = {"indicator": CATALOGUE.indicators["con01"], "palette": theme.palette("light")}
    plain, marked = gap_over_time(series, **look), gap_over_time(series, **look, notes=NOTES)
    assert (letters(plain), letters(marked)) == ([], ["<b>A</b>", "<b>B</b>"])
    assert marked.layout.height - plain.layout.height > 2 * noted.LETTER


def test_neighbouring_notes_stand_at_different_heights():
    close = pd.DataFrame({"start": pd.to_datetime(["2024-07-01", "2024-07-20"])})
    placed = noted.letters(close, (8096.0, 8104.0))
    assert [level for _, _, level in placed] == [0, 1]
    assert noted.room(placed) > noted.room(placed[:1]) > noted.room([]) == 0


# Words


def test_before_and_after_is_said_in_people_and_never_as_a_cause():
    indicator = CATALOGUE.indicators["con01"]
    moved = Estimate(0.07, 0.02, 0.12)
    words = helped.before_after(moved, ["2025-Q1"], "better", indicator)
    assert words == (
        "About 7 more people in every 100 than in the same quarters before (between 2 and 12)."
    )
    none = Estimate(float("nan"), float("nan"), float("nan"))
    assert "no quarters on both sides" in helped.before_after(none, [], "", indicator)
    assert not any("because" in each or "led to" in each for each in helped.CAVEATS)


@pytest.mark.parametrize(
    ("status", "day", "says"),
    [
        (None, date(2026, 5, 1), "Somebody must answer by 3 May 2026."),
        (None, date(2026, 5, 5), "Answer due by 3 May 2026: 2 days late."),
        (Status.DOING, date(2026, 5, 5), "A commissioner does this by 30 June 2026."),
        (Status.DOING, date(2026, 7, 1), "Promised by 30 June 2026: 1 day late."),
        (Status.DONE, date(2027, 7, 1), "Done after 28 days."),
    ],
)
def test_where_something_stands_is_one_short_sentence(store, status, day, says):
    from voice_cases import DUE, answer

    entry = say(store, day="2026-02-03")
    if status:
        answer(store, entry, status, owner=OFFICER, due=DUE)
    assert said.where_it_stands(only(store), day) == says


@pytest.mark.parametrize(
    ("waiting", "late", "says"),
    [
        (0, 0, "Nothing is open"),
        (1, 1, "One thing is still open, too long"),
        (3, 2, "Three things are still open, two of them too long"),
        (4, 4, "Four things are still open, all too long"),
    ],
)
def test_what_is_open_is_said_in_a_heading(waiting, late, says):
    assert said.open_title(waiting, late) == says


def test_people_are_counted_by_role_in_plain_words():
    told = said.people({Role.DRAWS_ON_SUPPORT: 2, Role.LOCAL: 2, Role.CARER: 1, Role.LEADER: 2})
    assert told == "2 people who draw on support, 2 local people, 1 unpaid carer, 2 leaders"


# Files


def test_the_file_of_what_was_said_holds_no_story_and_nothing_to_run(store, tmp_path):
    say(store, "=1+1 is what the form said", kind=Kind.CONCERN)
    path = voice.export(store, tmp_path / "out")
    rows = pd.read_csv(path, dtype="str", keep_default_na=False)
    assert list(rows.columns) == list(voice.COLUMNS)
    assert rows["words"].tolist() == ["'=1+1 is what the form said"]


def test_the_terminal_exports_what_was_said_beside_the_figures(tmp_path, monkeypatch, capsys):
    from khi.cli import main

    monkeypatch.setenv("KHI_DATA", str(tmp_path / "data"))
    assert main(["export", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "voices.csv").exists()
    assert "voices.csv" in capsys.readouterr().out


# Older stores


def test_a_store_made_before_anybody_could_speak_is_brought_forward(tmp_path):
    path = tmp_path / "khi.duckdb"
    raw = connect(path, memory_limit="100MB", spill=tmp_path)
    for number in sorted(each for each in _schemas() if each < 7):
        raw.execute(statement(f"schema_{number:03}"))
    for name, value in (("store", "old"), ("commits", "3"), ("schema", "6")):
        raw.execute(statement("set_meta"), {"name": name, "value": value})
    raw.close()
    store = Store.open(path)
    made = {"area": HERE, "indicator": "con01", "by": BOARD, "expected": Direction.UP}
    voice.plan(store, CATALOGUE, "Ask first.", promise=(OFFICER, date(2027, 1, 1)), **made)
    say(store)
    assert store.version().startswith("old-")
    assert only(store).said.at == on("2026-02-03")
    store.close()
