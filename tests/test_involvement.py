"""The record of who was involved: a badge only where people were there before the plan."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rating_cases import CATALOGUE

from khi.model import Involvement, KhiError
from khi.progress import involvement

EARLY, LATE = date(2025, 3, 4), date(2025, 9, 1)


def line(**more):
    said = {
        "id": "",
        "about": "indicator",
        "subject": "con01",
        "chosen_by": "a citizen-led board",
        "by_role": "local people",
        "recorded_at": datetime(2026, 1, 1, tzinfo=UTC),
    }
    return Involvement(**said | more)


def record(store, **more):
    return involvement.record(store, CATALOGUE, line(**more), today=date(2026, 1, 2))


@given(st.none() | st.dates(), st.none() | st.dates())
def test_the_badge_stands_only_where_people_came_first(involved, drafted):
    said = line(involved_on=involved, plan_drafted_on=drafted)
    both = involved is not None and drafted is not None
    assert said.came_first == (both and involved < drafted)


def test_on_the_same_day_is_not_before():
    assert not line(involved_on=EARLY, plan_drafted_on=EARLY).came_first


def test_lines_are_added_and_the_newest_is_shown(store):
    record(store, involved_on=LATE, plan_drafted_on=EARLY)
    record(
        store, involved_on=EARLY, plan_drafted_on=LATE,
        recorded_at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    assert [each.came_first for each in involvement.lines(store, "indicator")] == [False, True]
    assert involvement.standing(store, "indicator")["con01"].came_first


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"subject": "con99"}, "no such indicator or file"),
        ({"about": "upload", "subject": "con01"}, "no such indicator or file"),
        ({"about": "page"}, "no such indicator or file"),
        ({"by_role": "Agnes"}, "which role"),
        ({"chosen_by": " "}, "Nothing is said yet"),
        ({"chosen_by": "Margaret at the library"}, "may name a person"),
        ({"reviewed_by": "ring 0161 496 0000"}, "tell others who somebody is"),
        ({"reviewed_by": "x" * 161}, "too long"),
        ({"involved_on": date(2026, 1, 3)}, "still to come"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(store, wrong, said):
    with pytest.raises(KhiError, match=said):
        record(store, **wrong)
    assert involvement.lines(store, "indicator") == []
