"""The one clock: moments are in UTC, and the day is the day in Great Britain.

A machine often keeps UTC. In summer its day begins an hour late: a concern written down at half
past midnight on 1 July would be yesterday's, and of the quarter before.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_BRITAIN = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present moment, in UTC: as every moment is kept."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is in Great Britain, wherever the machine stands."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Great Britain on which a moment fell. One without a zone is in UTC."""
    return in_britain(moment).date()


def in_britain(moment: datetime) -> datetime:
    """A moment as the clocks of Great Britain showed it. One without a zone is in UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(_BRITAIN)
