"""The product's day is the day in Great Britain, however its machine is set; moments are in UTC."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_support import opened

from khi.model import Quarter, clock
from khi.model.in_words import day_in_words

AFTER_MIDNIGHT_IN_SUMMER = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (AFTER_MIDNIGHT_IN_SUMMER, date(2026, 7, 1)),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_day_begins_at_midnight_in_great_britain(moment, day):
    assert clock.day_of(moment) == day
    assert clock.day_of(moment.replace(tzinfo=None)) == day, "the store keeps UTC without saying so"


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)))
def test_no_day_is_ever_earlier_than_the_day_in_utc_nor_more_than_an_hour_ahead(moment):
    assert moment.date() <= clock.day_of(moment) <= (moment + timedelta(hours=1)).date()


def at(moment):
    """A ``datetime`` whose now is a moment."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    return Stopped


def test_today_is_the_day_outside_the_window(monkeypatch):
    monkeypatch.setattr(clock, "datetime", at(AFTER_MIDNIGHT_IN_SUMMER))
    assert clock.now() == AFTER_MIDNIGHT_IN_SUMMER
    assert clock.today() == date(2026, 7, 1)
    assert Quarter.containing(clock.today()).id == "2026-Q2"


@pytest.mark.usefixtures("served")
def test_a_new_quarter_can_be_rated_from_its_first_minute(shown, monkeypatch):
    monkeypatch.setattr(clock, "datetime", at(AFTER_MIDNIGHT_IN_SUMMER))
    page = opened("rate", area="Thistlemere")
    assert not page.exception
    assert page.selectbox(key="rating").options[0] == "Q2 2026/27"


def test_what_was_done_after_midnight_was_done_on_the_new_day():
    assert day_in_words(AFTER_MIDNIGHT_IN_SUMMER) == "1 July 2026"
    assert day_in_words(date(2026, 6, 30)) == "30 June 2026"


def test_the_day_is_known_where_the_machine_has_no_table_of_time_zones():
    asks = "from khi.model import clock; from datetime import datetime as d; import zoneinfo;"
    asks += "assert not zoneinfo.TZPATH; print(clock.day_of(d(2026, 6, 30, 23, 30)))"
    bare = os.environ | {"PYTHONTZPATH": "", "TZ": "Pacific/Auckland"}
    told = subprocess.run([sys.executable, "-c", asks], env=bare, capture_output=True, check=True)
    assert told.stdout.decode().strip() == "2026-07-01"
