"""What may have contributed to a change: for, against, and what else it may be.

Nothing here says that one thing led to another. A claim stands with the reasons against it, and a
correction is a new claim: the earlier one stays until it is taken back.
"""

from datetime import datetime

from khi.catalogue import Catalogue
from khi.model import clock
from khi.model.value import Value
from khi.model.voice import Claim, Role, Status, Strength
from khi.store import Store
from khi.voice.saying import begin, checked_words, known_indicator, new_id


class Argument(Value):
    """What somebody typed: the claim, the reasons on both sides, and what else it may be."""

    claim: str
    reasons_for: str
    reasons_against: str
    otherwise: str
    strength: Strength
    looked: bool = False


def claim(
    store: Store,
    catalogue: Catalogue,
    argued: Argument,
    *,
    area: str,
    indicator: str,
    by: Role,
    at: datetime | None = None,
) -> Claim:
    """Keep a claim. All four parts are needed: a claim without its doubts is not kept.

    Raises:
        KhiError: where a part is empty, too long, or may name a person.
    """
    place = catalogue.area(area)
    parts = {
        "claim": "What may have helped",
        "reasons_for": "What speaks for it",
        "reasons_against": "What speaks against it",
        "otherwise": "What else it may be",
    }
    words = {
        name: checked_words(catalogue, getattr(argued, name), looked=argued.looked, what=what)
        for name, what in parts.items()
    }
    kept_claim = Claim(
        id=new_id(),
        area=place.code,
        at=at or clock.now(),
        by=by,
        invented=place.invented,
        indicator=known_indicator(catalogue, indicator),
        strength=argued.strength,
        **words,
    )
    with store.write() as transaction:
        begin(transaction, kept_claim, Status.OPEN)
    return kept_claim
