"""What pages, exports and reports may ask of ratings. Nothing here shows one before its time.

A rating can be seen once every voice has given its own for that action and quarter, or once the
quarter is closed to ratings: so nobody can see another's and copy it. Who took part is shown by
role and to the nearest 5.
"""

from collections.abc import Sequence

import pandas as pd

from khi.model import AGREED, Framework, Voice
from khi.progress import crowds, kept
from khi.store import Store

RATINGS = (
    "area", "quarter", "action", "voice", "stage", "evidence", "links", "next_step", "said",
    "took_part", "few", "by_role", "recorded_at", "version", "versions", "closed", "invented",
)  # fmt: skip
"""One voice's rating as it may be shown, or what all agreed (``voice`` is then "agreed").

``took_part`` counts people by role to the nearest 5, where 0 is fewer than 5; ``few`` is true where
all of them together are fewer than 5. ``versions`` is how often the voice gave it before anybody
could see. ``said`` is what was talked about, of an agreed one.
"""


def ratings(
    store: Store,
    framework: Framework,
    *,
    areas: Sequence[str] | None = None,
    actions: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Every rating that may be seen: ``RATINGS``, by area, quarter and action. None is any."""
    where = {
        "framework": framework.id,
        "areas": None if areas is None else list(areas),
    }
    chosen = None if actions is None else list(actions)
    given = store.read("ratings_open", voices=len(framework.voices), actions=chosen, **where)
    agreed = store.read("agreements", **where)
    if chosen is not None:
        agreed = agreed[agreed["action"].isin(chosen)]
    agreed = agreed.assign(voice=AGREED, next_step="", versions=1, closed=False)
    both = pd.concat([_careful(given.assign(said="")), _careful(agreed)], ignore_index=True)
    return _in_order(both, framework)[list(RATINGS)]


def _careful(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with their lists read, and the numbers of people as they may be shown."""
    people = kept.parsed(rows["took_part"])
    return rows.assign(
        links=pd.Series(kept.parsed(rows["links"]), rows.index, dtype=object),
        took_part=pd.Series([crowds.rounded(each) for each in people], rows.index, dtype=object),
        few=[crowds.is_few(each) for each in people],
    )


def _in_order(rows: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """By area and quarter, the actions and voices as the framework lists them."""
    actions = {action.id: place for place, action in enumerate(framework.actions)}
    voices = {voice: place for place, voice in enumerate([*framework.voices, AGREED])}
    known = rows[rows["action"].isin(actions)]
    return known.sort_values(
        ["area", "quarter", "action", "voice"],
        key=lambda cells: (
            cells.map({"action": actions, "voice": voices}.get(cells.name))
            if cells.name in ("action", "voice")
            else cells
        ),
        ignore_index=True,
    )


def own(store: Store, framework: Framework, *, area: str, voice: Voice) -> pd.DataFrame:
    """What one voice of one area said, seen or not: for those who speak with that voice.

    Returns:
        ``quarter, action, stage, evidence, links, next_step, took_part, by_role``: the newest line
        of each quarter and action. The people who took part are their own count, as they gave it.
    """
    rows = store.read("ratings_own", framework=framework.id, area=area, voice=voice.value)
    return rows.assign(
        links=pd.Series(kept.parsed(rows["links"]), rows.index, dtype=object),
        took_part=pd.Series(kept.parsed(rows["took_part"]), rows.index, dtype=object),
    )


def given(store: Store, framework: Framework, *, area: str) -> pd.DataFrame:
    """Which voices have given a rating, whatever it was: ``quarter, action, voice``."""
    rows = store.read("ratings_given", framework=framework.id, areas=[area])
    return rows[["quarter", "action", "voice"]]


def closed(store: Store, framework: Framework, *, area: str) -> list[str]:
    """The quarters of an area that are closed to ratings."""
    rows = store.read("ratings_closed", framework=framework.id, areas=[area])
    return [str(quarter) for quarter in rows["quarter"]]


def history(store: Store, framework: Framework, *, area: str, action: str) -> pd.DataFrame:
    """Who gave which rating of an action and when, oldest first; only what may be seen.

    Returns:
        ``recorded_at, by_role, quarter, voice, stage, evidence, counts``; ``counts`` is true for
        the line that stands.
    """
    rows = store.read(
        "ratings_history",
        framework=framework.id,
        area=area,
        action=action,
        voices=len(framework.voices),
    )
    return rows[["recorded_at", "by_role", "quarter", "voice", "stage", "evidence", "counts"]]


def rated_areas(store: Store, framework: Framework) -> list[str]:
    """The codes of areas where somebody has given a rating, seen or not."""
    rows = store.read("ratings_given", framework=framework.id, areas=None)
    return sorted(rows["area"].unique())
