"""How many people live in each invented place, draw on support there, and were asked to answer.

So that a reader sees whose voice is missing, the panel that answers is older and whiter than the
places it speaks for. All of it is made up, and worked out from the places alone.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from khi.catalogue import Catalogue
from khi.demonstration.invented import SOURCE, added
from khi.demonstration.places import QUARTERS, Place, places
from khi.model import Upload

COLUMNS = ("who", "area", "breakdown", "group", "people", "as_of")
NAME = "merrowdale_people.csv"
ID = "demo-people"
_CENSUS, _YEAR = "2021-CY", "2025-FY"
_INVITED = 2.6
_SUPPORTED = 0.02

_LIVE_HERE: Mapping[str, Mapping[str, float]] = {
    "age": {
        "18_24": 0.11, "25_34": 0.17, "35_44": 0.16, "45_54": 0.17, "55_64": 0.16, "65_74": 0.12,
        "75_84": 0.08, "85_over": 0.03,
    },
    "sex": {"female": 0.51, "male": 0.49},
    "disability": {"disabled": 0.22, "not_disabled": 0.78},
    "carer": {"carer": 0.11, "not_carer": 0.89},
}  # fmt: skip
_HAVE_SUPPORT: Mapping[str, Mapping[str, float]] = {
    "support_reason": {
        "physical": 0.46, "sensory": 0.06, "memory": 0.14, "learning": 0.16, "mental_health": 0.12,
        "social": 0.06,
    },
    "disability": {"disabled": 0.84, "not_disabled": 0.16},
}  # fmt: skip
_MINORITIES = {"asian": 0.46, "black": 0.28, "mixed": 0.16, "other": 0.1}
_FEWER_WHITE = 0.06


def table(catalogue: Catalogue) -> pd.DataFrame:
    """The table of people of the whole region, as a file of one would have it: ``COLUMNS``."""
    rows = [row for place in places(catalogue) for row in _rows(place)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def upload(catalogue: Catalogue) -> Upload:
    """The line of the ledger for it."""
    return added(
        table(catalogue), catalogue, id=ID, file_name=NAME, kind="people by group", hour=10
    )


def tables(catalogue: Catalogue) -> dict[str, pd.DataFrame]:
    """The same rows as the store keeps them, by the name of its table."""
    rows = table(catalogue).astype({"people": "float64"})
    kept = rows.assign(source=SOURCE, upload=ID)
    lives_here = kept["who"].eq("population")
    return {"population": kept[lives_here].drop(columns="who"), "approached": kept[~lives_here]}


def _rows(place: Place) -> Iterator[tuple[str, str, str, str, int, str]]:
    """Who lives in one place, who draws on support there, and who was asked in the last year."""
    white = place.white - _FEWER_WHITE
    ethnicity = {code: share * (1 - white) for code, share in _MINORITIES.items()}
    live_here = {**_LIVE_HERE, "ethnicity": {"white": white, **ethnicity}}
    asked = {"sex": {"female": 0.52, "male": 0.48}}
    yield from _counted(place, "population", live_here, place.adults, _CENSUS)
    yield from _counted(place, "support", _HAVE_SUPPORT, place.adults * _SUPPORTED, _YEAR)
    for quarter in QUARTERS[-4:]:
        yield from _counted(place, "invited", asked, place.answers * _INVITED, quarter.id)


def _counted(
    place: Place, who: str, shares: Mapping[str, Mapping[str, float]], whole: float, as_of: str
) -> Iterator[tuple[str, str, str, str, int, str]]:
    for breakdown, groups in shares.items():
        for group, share in groups.items():
            yield who, place.area.code, breakdown, group, round(whole * share), as_of
