"""Aims and new limits: never without a reason, on the chart, judged as the sums say, taken back."""

import math

import pytest
from charts_drawn import control, says
from published_rows import RATE, SHARE, quarters

from khi import catalogue as catalogues
from khi import demonstration, publication, wording
from khi.model import Aim, KhiError, Rebase
from khi.theme import LIGHT
from khi.wording import signals

CATALOGUE = catalogues.load()
LEEDS = "E08000035"
STEADY = quarters(62, 64, 60, 63, 65, 61, 63, 62, 64, 61, 63, 62, indicator="sys01")


def aim(**given):
    plain = {
        "indicator": "con01", "area": LEEDS, "quarter": "2025-Q1", "value": 0.6,
        "reason": "people said so", "by_role": "quality board",
    }  # fmt: skip
    return Aim(**plain | given)


def frame(*pairs):
    import pandas as pd

    rows = pd.DataFrame(list(pairs), columns=["quarter", "value"])
    return rows.assign(reason="people said so", by_role="quality board")


def test_an_aim_is_kept_in_time_order_and_taken_back(store):
    later = publication.set_aim(store, CATALOGUE, aim(quarter="2026-Q1", value=0.7))
    publication.set_aim(store, CATALOGUE, aim())
    kept = publication.aims(store, indicator="con01", area=LEEDS)
    assert list(kept["value"]) == [0.6, 0.7]
    publication.take_back_aim(store, later)
    assert list(publication.aims(store)["value"]) == [0.6]


@pytest.mark.parametrize("lacking", ["reason", "by_role"])
def test_nothing_is_set_without_a_reason_and_a_role(lacking):
    with pytest.raises(ValueError, match=lacking):
        aim(**{lacking: "  "})
    with pytest.raises(ValueError, match=lacking):
        Rebase(**aim().model_dump(exclude={"value"}) | {lacking: ""})


@pytest.mark.parametrize(
    ("indicator", "value", "accepted"),
    [
        ("con01", -0.5, "0 to 100"),
        ("con01", 1.01, "0 to 100"),
        ("con03_mean", 500, "3 to 9"),
        ("con03_mean", 2.9, "3 to 9"),
        ("frd03", -1.01, "-100 to 100"),
        ("sys02", -1, "0 or more"),
    ],
)
def test_an_aim_is_a_figure_the_indicator_can_have(store, indicator, value, accepted):
    with pytest.raises(KhiError, match="can have") as refused:
        publication.set_aim(store, CATALOGUE, aim(indicator=indicator, value=value))
    assert refused.value.accepted == accepted
    assert publication.aims(store).empty


@pytest.mark.parametrize(
    ("indicator", "value"), [("con01", 0), ("con03_mean", 9), ("frd03", -0.2), ("sys02", 5000)]
)
def test_an_aim_at_the_ends_of_what_can_be_is_kept(store, indicator, value):
    publication.set_aim(store, CATALOGUE, aim(indicator=indicator, value=value))
    assert publication.aims(store)["value"].tolist() == [value]


@pytest.mark.parametrize(
    "wrong", [{"indicator": "none"}, {"area": "E0"}, {"quarter": "soon"}, {"value": 60.0}]
)
def test_what_cannot_be_is_refused(store, wrong):
    with pytest.raises((KhiError, ValueError)):
        publication.set_aim(store, CATALOGUE, aim(**wrong))
    assert publication.aims(store).empty


def test_an_aim_holds_until_the_next_and_not_before_it_was_set():
    first, second = STEADY["period"].iloc[3], STEADY["period"].iloc[7]
    points = wording.judged(STEADY, RATE, aims=frame((first, 60.0), (second, 55.0)))
    assert points["target"].isna().sum() == 3
    assert list(points["target"].dropna()) == [60.0] * 4 + [55.0] * 5


@pytest.mark.parametrize(
    ("value", "word"), [(80.0, "Meets its aim"), (62.5, "Hit or miss"), (40.0, "Will miss its aim")]
)
def test_whether_it_will_be_met_follows_from_the_limits(value, word):
    """Lower is better for this one, and its limits are about 56 to 69."""
    points = wording.judged(STEADY, RATE, aims=frame((STEADY["period"].iloc[0], value)))
    low, high = points["lower_limit"].iloc[-1], points["upper_limit"].iloc[-1]
    assert 50 < low < 62.5 < high < 75
    assert wording.assurance(points, RATE) == word
    assert "The aim is" in wording.aim_note(points, RATE)


def test_without_an_aim_nothing_is_said_of_one():
    points = wording.judged(STEADY, RATE)
    assert wording.assurance(points, RATE) == ""
    assert wording.aim_note(points, RATE) == ""
    assert math.isnan(points["target"].iloc[-1])


def test_the_chart_shows_the_aim_and_does_not_cut_it_off():
    from khi import charts

    points = wording.judged(STEADY, RATE, aims=frame((STEADY["period"].iloc[0], 30.0)))
    figure = charts.control_chart(points, indicator=RATE, palette=LIGHT)
    assert says(figure, "Aim 30")
    assert not says(control(STEADY), "Aim")
    assert figure.layout.yaxis.range[0] < 31


@pytest.mark.parametrize("value", [62.0, 62.5, 63.0, 64.0, 66.5, 58.0, 70.0])
def test_the_name_of_an_aim_hides_neither_the_average_nor_a_limit(value):
    """A plate stands behind it only where nothing is drawn under the plate."""
    from khi import charts

    points = wording.judged(STEADY, RATE, aims=frame((STEADY["period"].iloc[0], value)))
    figure = charts.control_chart(points, indicator=RATE, palette=LIGHT)
    (name,) = [each for each in figure.layout.annotations if "Aim " in each.text]
    if name.bgcolor != LIGHT.card:
        return
    low, high = figure.layout.yaxis.domain
    first, last = figure.layout.yaxis.range
    ends = (name.y - 18 / figure.layout.height, name.y)
    ends = ends if name.yanchor == "top" else (name.y, name.y + 18 / figure.layout.height)
    for level in ("mean", "lower_limit", "upper_limit"):
        share = (points[level].iloc[-1] - first) / (last - first)
        assert not ends[0] <= low + share * (high - low) <= ends[1], level


def test_the_name_of_an_aim_has_a_plate_where_there_is_room_for_it():
    from khi import charts

    points = wording.judged(STEADY, RATE, aims=frame((STEADY["period"].iloc[0], 30.0)))
    figure = charts.control_chart(points, indicator=RATE, palette=LIGHT)
    (name,) = [each for each in figure.layout.annotations if "Aim " in each.text]
    assert name.bgcolor == LIGHT.card


def test_new_limits_begin_where_they_were_said_to_with_the_reason_printed():
    import pandas as pd

    from khi import charts

    shifted = quarters(*[50] * 3, 52, 49, 51, 50, *[80, 82, 79, 81, 80, 82, 79], indicator="sys01")
    at = shifted["period"].iloc[7]
    began = pd.DataFrame({"quarter": [at, "1999-Q1"], "reason": ["a new way of counting", "gone"]})
    began = began.assign(by_role="quality board")
    points = signals.judged(shifted, RATE, rebases=began)
    assert set(points["rebase_group"]) == {0, 1}
    assert "a new way of counting" in wording.rebase_note(points)
    assert "since April to June 1999, before the quarters drawn: gone." in (
        wording.rebase_note(points)
    )
    assert says(charts.control_chart(points, indicator=RATE, palette=LIGHT), "New limits")
    assert wording.rebase_note(wording.judged(shifted, RATE)) == ""


@pytest.mark.slow
def test_the_demonstration_brings_its_own_and_takes_them_away_again(store, tmp_path):
    demonstration.load(store, CATALOGUE)
    assert publication.aims(store)["invented"].all()
    assert len(publication.aims(store)) == 3
    publication.export(store, tmp_path / "out")
    assert "telephone" in (tmp_path / "out" / "rebases.csv").read_text("utf-8-sig")
    demonstration.clear(store)
    assert publication.aims(store).empty
    assert publication.rebases(store).empty


def test_a_shares_aim_is_written_as_people_in_every_100():
    points = wording.judged(quarters(*[0.5, 0.52] * 7), SHARE, aims=frame(("2020-Q1", 0.6)))
    assert wording.aim_note(points, SHARE).startswith("The aim is 60%.")


def test_the_page_says_whether_the_aim_will_be_met(shown, monkeypatch):
    from pages_support import as_served, html, opened

    as_served(monkeypatch)
    at = opened("two_tracks", area="Amberfold")
    assert not at.exception
    words = html(at)
    assert "The aim is 3,600" in words
    assert any(each in words for each in ("Meets its aim", "Hit or miss", "Will miss its aim"))
