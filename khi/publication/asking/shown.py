"""What pages, charts, reports and the terminal may ask. Nothing here can reach a tally."""

from collections.abc import Sequence

import pandas as pd

from khi.disclosure.rules import NEAR_CERTAIN
from khi.model import Absence, PeriodType, Quarter, Upload
from khi.publication.asking import ledger
from khi.store import Store


def frame(
    store: Store,
    *,
    indicators: Sequence[str] | None = None,
    areas: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    breakdowns: Sequence[str] | None = None,
    answers: Sequence[str] | None = None,
) -> pd.DataFrame:
    """The smallest frame that answers: ``PUBLISHED``, in a fixed order.

    Args:
        store: where it is.
        indicators: which indicators; None is any, here and below.
        areas: the codes of areas.
        periods: the ids of periods.
        breakdowns: which breakdowns; "all" is everyone.
        answers: which answers; "" is the reading itself.
    """
    wanted = {
        "indicators": indicators,
        "areas": areas,
        "periods": periods,
        "breakdowns": breakdowns,
        "answers": answers,
    }
    lists = {name: None if each is None else list(each) for name, each in wanted.items()}
    return store.read("frame", **lists)


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """PUBLISHED rows in which what is nearly certain is a reason, said in its words.

    The export has those words in ``method``; a page that looks only for a number would take such a
    row for a missing one.
    """
    nearly = rows["rule"].eq(NEAR_CERTAIN) & rows["absence"].eq("")
    return rows.assign(absence=rows["absence"].mask(nearly, rows["method"]))


def areas(store: Store) -> pd.DataFrame:
    """Each area that has something to show: ``area`` and whether it is ``invented``."""
    return store.read("published_areas")


def indicators(store: Store) -> pd.DataFrame:
    """What each area was asked, or has measured: ``area`` and ``indicator``."""
    return store.read("published_indicators", unasked=Absence.NOT_ASKED.value)


def quarters(store: Store, area: str) -> list[Quarter]:
    """The quarters for which an area has something to show, earliest first."""
    kind = PeriodType.QUARTER.value
    periods = store.read("published_periods", area=area, period_type=kind)["period"]
    return [Quarter.parse(period) for period in periods]


def periods(store: Store) -> pd.DataFrame:
    """What each area has something to show for: ``area, period_type, period``, earliest first."""
    return store.read("periods_shown")


def uploads(store: Store) -> list[Upload]:
    """The ledger, the latest first: what came of each file, and never what was in it."""
    return ledger.read_back(store.read("uploads"))


def notes(store: Store, area: str | None = None) -> pd.DataFrame:
    """What happened in an area, and when, earliest first; None is anywhere."""
    return store.read("notes", areas=None if area is None else [area])


def counted(store: Store) -> pd.DataFrame:
    """What each upload counts, never how many: ``upload, question, area, quarter``."""
    return store.read("counted_where")
