"""The auditor, on figures small enough to work out by hand."""

import numpy as np
import pandas as pd
import pytest

from khi.disclosure.audit import audit, audit_frame
from khi.model import Policy

POLICY = Policy()


def rows(*figures):
    """Published rows from ``area, period, group, base or reason``."""
    shown = [
        {
            "indicator": "con01",
            "answer": "",
            "area": area,
            "period": period,
            "breakdown": "all" if group == "all" else "age",
            "group": group,
            "value": np.nan,
            "lower": np.nan,
            "upper": np.nan,
            "base": np.nan if isinstance(figure, str) else float(figure),
            "absence": figure if isinstance(figure, str) else "",
            "method": "",
        }
        for area, period, group, figure in figures
    ]
    return pd.DataFrame(shown)


def quarter(*groups, total):
    """One area's quarter: everyone, and groups."""
    named = [("Ashby", "2025-Q1", f"g{number}", figure) for number, figure in enumerate(groups)]
    return rows(("Ashby", "2025-Q1", "all", total), *named)


def ranges(published, parents=None):
    found = audit_frame(published, parents or {}, POLICY)
    return {(each.area, each.period, each.group): (each.smallest, each.largest) for each in found}


def test_a_lone_withheld_group_is_found_by_subtraction():
    assert ranges(quarter("too few answers", 95, total=100)) == {("Ashby", "2025-Q1", "g0"): (1, 9)}


def test_two_withheld_groups_with_room_hide_each_other():
    published = quarter("too few answers", "protects another figure", 60, total=100)
    assert not ranges(published)


def test_a_protecting_group_must_itself_have_room():
    published = quarter("too few answers", "protects another figure", 90, total=100)
    assert ranges(published) == {
        ("Ashby", "2025-Q1", "g0"): (0, 4),
        ("Ashby", "2025-Q1", "g1"): (10, 14),
    }


def test_a_place_is_found_by_taking_the_others_from_its_parent():
    published = rows(
        ("R", "2025-Q1", "all", 75),
        ("Ashby", "2025-Q1", "all", 70),
        ("Bray", "2025-Q1", "all", "too few answers"),
    )
    assert ranges(published, {"Ashby": "R", "Bray": "R", "R": ""}) == {
        ("Bray", "2025-Q1", "all"): (1, 9)
    }


def test_a_quarter_is_found_by_taking_the_others_from_the_year():
    published = rows(
        ("Ashby", "2025-FY", "all", 100),
        ("Ashby", "2025-Q1", "all", 95),
        ("Ashby", "2025-Q2", "all", "too few answers"),
    )
    assert ranges(published) == {("Ashby", "2025-Q2", "all"): (1, 9)}


def test_places_that_did_not_ask_a_breakdown_are_not_taken_to_be_nobody():
    published = rows(
        ("R", "2025-Q1", "all", 75),
        ("R", "2025-Q1", "g0", 30),
        ("R", "2025-Q1", "g1", "too few answers"),
        ("Ashby", "2025-Q1", "all", 40),
        ("Bray", "2025-Q1", "all", 35),
        ("Bray", "2025-Q1", "g0", 30),
        ("Bray", "2025-Q1", "g1", "too few answers"),
    )
    found = ranges(published, {"Ashby": "R", "Bray": "R", "R": ""})
    assert ("Bray", "2025-Q1", "g1") in found
    assert found[("Bray", "2025-Q1", "g1")] == (1, 9)


def test_a_share_and_its_limits_tell_more_than_a_rounded_base():
    published = quarter("too few answers", 95, total=100)
    share = published.head(1).assign(value=0.108, answer="yes", method="Wilson")
    only_102_people = pd.concat([published, share], ignore_index=True)
    assert ranges(only_102_people) == {("Ashby", "2025-Q1", "g0"): (5, 9)}


def test_figures_that_do_not_add_up_are_a_finding_of_their_own():
    published = quarter("too few answers", "too few answers", total=100)
    found = audit_frame(published, {}, POLICY)
    assert "do not add up" in found[0].sentence


def test_what_does_not_add_up_does_not_hide_what_is_given_away():
    published = pd.concat(
        [
            quarter("too few answers", 95, total=100),
            rows(("R", "2025-Q1", "all", 300), ("Bray", "2025-Q1", "all", 20)),
        ],
        ignore_index=True,
    )
    found = ranges(published, {"Ashby": "R", "Bray": "R", "R": ""})
    assert found[("Ashby", "2025-Q1", "g0")] == (1, 9)


def test_a_finding_says_what_could_be_worked_out():
    sentence = audit_frame(quarter("too few answers", 95, total=100), {}, POLICY)[0].sentence
    assert sentence == (
        "con01, Ashby, 2025-Q1, age g0: withheld (too few answers), "
        "but it can only be 1 to 9 people."
    )


def test_an_export_folder_is_audited_as_it_stands(tmp_path):
    quarter("too few answers", 95, total=100).to_csv(tmp_path / "published.csv", index=False)
    (tmp_path / "areas.csv").write_text("code,parent\nAshby,\n", encoding="utf-8")
    assert len(audit(tmp_path)) == 1


OVERRIDE = """
[policy]
threshold = 10
[[override]]
questions = ["warm"]
threshold = 30
protection_width = 30
why = "Said in confidence."
"""
INDICATOR = """
[[indicator]]
id = "con01"
reading = { kind = "share", question = "warm", counts = ["yes"], out_of = ["yes", "no"] }
"""


def test_an_export_is_held_to_the_stricter_numbers_it_says_apply(tmp_path):
    """Two groups of thirty or more in about sixty-five: each is known too well by far."""
    withheld = "protects another figure"
    quarter(withheld, withheld, 35, total=100).to_csv(tmp_path / "published.csv", index=False)
    (tmp_path / "areas.csv").write_text("code,parent\nAshby,\n", encoding="utf-8")
    (tmp_path / "indicators.toml").write_text(INDICATOR, encoding="utf-8")
    assert not audit(tmp_path)
    (tmp_path / "disclosure.toml").write_text(OVERRIDE, encoding="utf-8")
    found = audit(tmp_path)
    assert {(each.group, each.smallest, each.largest) for each in found} == {
        ("g0", 30, 39),
        ("g1", 30, 39),
    }


@pytest.mark.parametrize("figure", ["not asked", "not yet due", "withheld by the publisher"])
def test_a_figure_nobody_has_is_not_a_withheld_one(figure):
    assert not ranges(quarter(figure, 95, total=100))
