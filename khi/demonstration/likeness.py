"""What each invented place is like beside its outcomes: how rural it is, and how deprived.

By these a reader finds the places like their own, and who among them to learn from. All of it is
made up, and worked out from the places alone.
"""

from collections.abc import Iterator

import pandas as pd

from khi.catalogue import Catalogue
from khi.demonstration.invented import SOURCE, added
from khi.demonstration.places import Place, places, stream
from khi.model import Upload

COLUMNS = ("area code", "area name", "period", "indicator", "value")
NAME = "merrowdale_places.csv"
ID = "demo-places"
_PERIOD = "2025"
_RURAL, _DEPRIVED = "Residents in rural areas", "Index of Multiple Deprivation average score"
_FEATURES = {_RURAL: "rurality", _DEPRIVED: "deprivation score"}


def table(catalogue: Catalogue) -> pd.DataFrame:
    """The whole region, as a file of one figure in each row would have it: ``COLUMNS``."""
    rows = [row for place in places(catalogue) for row in _rows(place)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(place: Place) -> Iterator[tuple[str, str, str, str, float]]:
    numbers = stream(place.number, 55)
    rural = round(float(100 * numbers.beta(0.8, 1.6)), 1)
    deprived = round(float(numbers.uniform(9, 42) - 0.08 * rural), 1)
    for measure, value in ((_RURAL, rural), (_DEPRIVED, deprived)):
        yield place.area.code, place.area.name, _PERIOD, measure, value


def upload(catalogue: Catalogue) -> Upload:
    """The line of the ledger for it."""
    return added(table(catalogue), catalogue, id=ID, file_name=NAME, kind="measures", hour=11)


def features(catalogue: Catalogue) -> pd.DataFrame:
    """The same rows as the store keeps them."""
    rows = table(catalogue).rename(columns={"area code": "area"})
    named = rows.assign(feature=rows["indicator"].map(_FEATURES), as_of=f"{_PERIOD}-CY")
    kept = named.assign(source=SOURCE, upload=ID)
    return kept[["upload", "area", "feature", "value", "as_of", "source"]]
