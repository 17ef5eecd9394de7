"""Measures that people here made indicators of their own: kept in the store, and read back."""

from collections.abc import Callable

import pandas as pd

from khi.catalogue import Catalogue
from khi.catalogue.local_measures import with_measures
from khi.model import Indicator, KhiError
from khi.model.adoption import Adoption
from khi.store import Store


def adopt(store: Store, catalogue: Catalogue, indicator: Indicator, adoption: Adoption) -> None:
    """Make a measure of a publication an indicator here. The next such file is then read by it.

    Raises:
        KhiError: where the name is taken, or the measure is an indicator already in such a year.
    """
    with store.write() as transaction:
        _refuse_taken(with_adopted(transaction.read, catalogue), indicator, adoption)
        transaction.run(
            "add_indicator", id=indicator.id, json=indicator.model_dump_json(exclude_defaults=True)
        )
        transaction.run("add_adoption", **adoption.model_dump())


def _refuse_taken(catalogue: Catalogue, indicator: Indicator, adoption: Adoption) -> None:
    """Refuse a name or a measure that is taken at this moment."""
    taken = {each.title.casefold() for each in catalogue.indicators.values()}
    if indicator.id in catalogue.indicators or indicator.title.casefold() in taken:
        raise KhiError(
            "There is an indicator of this name already.",
            found=indicator.title,
            fix="Choose another name, or say that the file is of the one there is.",
        )
    for other in catalogue.adoptions:
        if _is_same(other, adoption):
            raise KhiError(
                "This measure is an indicator already.",
                found=catalogue.indicators[other.indicator].title,
                fix="Choose other years, or another measure.",
            )


def _is_same(one: Adoption, other: Adoption) -> bool:
    """Whether two are of one measure, in years that meet."""
    same = (one.publication, one.code) == (other.publication, other.code)
    return same and one.first_year <= other.last_year and other.first_year <= one.last_year


def with_adopted(read: Callable[..., pd.DataFrame], catalogue: Catalogue) -> Catalogue:
    """The catalogue with the measures that were adopted. ``read`` is how the store is asked."""
    indicators = [Indicator.model_validate_json(str(each)) for each in read("indicators")["json"]]
    rows = read("adoptions").to_dict("records")
    return with_measures(catalogue, indicators, [Adoption(**row) for row in rows])
