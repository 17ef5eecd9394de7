"""The invented region: made through the same doors as anybody's files, and never mistaken."""

import sys
from collections import Counter
from runpy import run_module
from types import SimpleNamespace

import pandas as pd
import pytest

from khi import catalogue, demonstration, publication
from khi.demonstration import FOLDER, building, shipped
from khi.demonstration.people import NOT_HELD
from khi.demonstration.places import QUARTERS, SMALLEST, places
from khi.model import Absence, KhiError, Quarter
from khi.publication.deciding.past import Past
from khi.publication.figures.survey import compute_beside

CELL = ["question", "answer", "area", "quarter", "breakdown", "group"]
ROW = ["indicator", "answer", "area", "period", "breakdown", "group"]


@pytest.fixture(scope="module")
def known():
    return catalogue.load()


@pytest.fixture(scope="module")
def tallies():
    return shipped.tallies(FOLDER)


@pytest.fixture(scope="module")
def shown():
    figures = shipped.published(FOLDER)
    words = figures.select_dtypes("category").columns
    return figures.astype(dict.fromkeys(words, "str"))


def sorted_alike(rows, key, columns):
    plain = rows[columns].astype(dict.fromkeys(key, "str"))
    return plain.sort_values(key, ignore_index=True)


def test_it_covers_thirty_places_and_fourteen_quarters(known, tallies):
    assert len(places(known)) == tallies["area"].nunique() == 30
    assert sorted(tallies["quarter"].unique()) == [quarter.id for quarter in QUARTERS]
    assert len(QUARTERS) == 14


def test_it_is_broken_down_as_a_local_survey_would_be(tallies):
    wanted = {"age", "sex", "disability", "ethnicity", "support_reason", "carer", "deprivation"}
    assert wanted <= set(tallies["breakdown"])


def test_everything_in_it_says_that_it_is_invented(known, tallies, shown):
    assert all(upload.invented for upload in shipped.uploads(FOLDER))
    assert all("nvented" in upload.source for upload in shipped.uploads(FOLDER))
    assert shown["invented"].all()
    assert shipped.notes(FOLDER)["invented"].all()
    areas = {*tallies["area"], *shown["area"], *shipped.activity(FOLDER)["area"]}
    assert all(known.areas[code].invented for code in areas)


def test_the_surveys_name_no_real_place(known):
    text = " ".join(shipped.notes(FOLDER)[["title", "body"]].to_numpy().ravel())
    councils = [each.name for each in known.areas.values() if not each.invented]
    assert not [name for name in councils if name in text]


def test_one_place_and_quarter_made_again_is_what_is_shipped(known, tallies):
    quarter, code = Quarter.of(2025, 4), "X0000010"
    again = building.survey(quarter, known, only=[code]).tallies
    kept = tallies[(tallies["area"] == code) & (tallies["quarter"] == quarter.id)]
    columns = [*CELL, "n", "weight", "weight_sq"]
    pd.testing.assert_frame_equal(
        sorted_alike(again, CELL, columns), sorted_alike(kept, CELL, columns), check_dtype=False
    )


def test_the_measures_made_again_are_what_is_shipped(known):
    key, figures = ["indicator", "area", "period"], ["numerator", "denominator", "absence"]
    again = building.activity(known).activity.astype({"absence": "str"})
    kept = shipped.activity(FOLDER).astype({"absence": "str"})
    pd.testing.assert_frame_equal(
        sorted_alike(again, key, key + figures),
        sorted_alike(kept, key, key + figures),
        check_dtype=False,
    )


def test_what_is_shipped_is_what_would_be_shown_today(known, tallies, shown):
    """Of one sensitive question, everywhere. If this fails: python -m khi.demonstration."""
    asked = tallies[tallies["question"] == "khi_fair"].astype(dict.fromkeys(CELL, "str"))
    latest = max(each.uploaded_at for each in shipped.uploads(FOLDER)).date()
    today = compute_beside(asked, known, Past(today=latest), policy=known.policy).rows
    kept = shown[(shown["indicator"] == "equ05") & (shown["absence"] != Absence.NOT_ASKED)]
    columns = [*ROW, "value", "lower", "upper", "base", "absence", "change", "difference"]
    pd.testing.assert_frame_equal(
        sorted_alike(today, ROW, columns), sorted_alike(kept, ROW, columns), check_dtype=False
    )


def test_a_reader_sees_what_is_withheld_and_why(shown):
    small = shown[shown["area"].isin(["X0000009", "X0000010"])]
    assert {Absence.TOO_FEW, Absence.PROTECTS} <= set(small["absence"])
    withheld = shown[shown["absence"].isin([Absence.TOO_FEW, Absence.PROTECTS])]
    assert withheld[["value", "lower", "upper", "base"]].isna().all(axis=None)
    assert 0.02 < len(withheld) / len(shown) < 0.4


def test_most_places_show_their_five_tiles_in_every_quarter(known, shown):
    headlines = [each.id for each in known.headlines]
    tiles = shown[(shown["answer"] == "") & (shown["breakdown"] == "all")]
    tiles = tiles[tiles["indicator"].isin(headlines) & tiles["area"].str.startswith("X00")]
    assert len(tiles) >= 5 * 30 * 14 * 0.95
    assert (tiles["absence"] == "").mean() > 0.95


def test_a_question_added_late_was_not_asked_before(tallies):
    asked = tallies[tallies["question"] == "khi_voice"]["quarter"]
    assert min(asked.astype("str")) == "2024-Q3"


def test_one_place_held_no_survey_in_one_quarter(known, tallies):
    (name, quarter), *_ = NOT_HELD
    code = next(each.area.code for each in places(known) if each.area.name == name)
    held = tallies[tallies["area"] == code]["quarter"].unique()
    assert len(held) == 13
    assert quarter not in held


def test_a_measure_not_yet_due_is_told_from_one_not_submitted():
    reasons = Counter(shipped.activity(FOLDER)["absence"].astype("str"))
    assert reasons[Absence.NOT_DUE] == 30
    assert reasons[Absence.NOT_SUBMITTED] == 2
    assert reasons[Absence.NO_DATA] == 0


def test_emergency_admissions_rise_in_winter():
    activity = shipped.activity(FOLDER)
    here = activity[activity["indicator"] == "sys01"].assign(
        winter=lambda rows: rows["period"].astype("str").str[-2:].isin(["Q3", "Q4"])
    )
    by_season = here.groupby("winter")["numerator"].mean()
    assert by_season[True] > 1.05 * by_season[False]


def test_places_rise_fall_and_stay(shown):
    year = shown[(shown["period"] == "2025-FY") & shown["area"].str.startswith("X00")]
    verdicts = Counter(year.loc[year["breakdown"] == "all", "change_verdict"])
    assert min(verdicts[word] for word in ("better", "worse", "similar")) > 10


def test_two_places_have_few_answers(known, tallies):
    people = tallies[(tallies["breakdown"] == "all") & (tallies["question"] == "khi_con1")]
    people = people.groupby(["area", "quarter"])["n"].sum().groupby("area").max()
    few = {each.area.code for each in places(known) if each.area.name in SMALLEST}
    assert set(people[people < 40].index) == few


def test_it_is_small_enough_to_ship():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 3_500_000


def test_it_loads_in_a_moment_and_only_once(store, known):
    demonstration.load(store, known)
    version = store.version()
    demonstration.load(store, known)
    assert store.version() == version
    assert all(each.invented for each in publication.uploads(store))
    assert len(publication.quarters(store, "X0000001")) == 14
    assert len(publication.notes(store, "X0000001"))


@pytest.mark.slow
def test_clearing_leaves_nothing_invented(store, known):
    demonstration.load(store, known)
    demonstration.clear(store)
    assert not publication.uploads(store)
    assert publication.frame(store).empty
    assert len(publication.areas(store)) == 0


@pytest.mark.slow
def test_it_is_cleared_whole_or_not_at_all(store, known, monkeypatch):
    demonstration.load(store, known)
    version = store.version()

    def killed(_transaction):
        raise RuntimeError("killed in between")

    monkeypatch.setattr("khi.progress.clear_invented", killed)
    with pytest.raises(RuntimeError):
        demonstration.clear(store)
    assert store.version() == version
    assert publication.uploads(store)
    assert len(publication.aims(store))
    monkeypatch.undo()
    demonstration.clear(store)
    assert not publication.uploads(store)
    assert publication.aims(store).empty


@pytest.mark.slow
def test_it_is_never_loaded_beside_real_figures(store, known):
    real = building.survey(QUARTERS[0], known, only=["X0000001"])
    real.upload = real.upload.model_copy(update={"invented": False, "id": "ours"})
    real.tallies = real.tallies.assign(area="E08000003")
    publication.commit(store, known, SimpleNamespace(**vars(real), needs=[]))
    with pytest.raises(KhiError, match="only be loaded into an empty store"):
        demonstration.load(store, known)


@pytest.mark.parametrize(("word", "left_with"), [("--help", 0), ("--hepl", 2), ("elsewhere", 2)])
def test_asking_for_help_makes_nothing_again(monkeypatch, capsys, word, left_with):
    made = []
    monkeypatch.setattr(building, "build", lambda *_, **__: made.append("all of it"))
    monkeypatch.setattr(sys, "argv", ["khi.demonstration", word])
    with pytest.raises(SystemExit) as ended:
        run_module("khi.demonstration", run_name="__main__")
    assert ended.value.code == left_with
    assert "python -m khi.demonstration" in "".join(capsys.readouterr())
    assert not made
