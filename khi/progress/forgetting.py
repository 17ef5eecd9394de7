"""Taking words away from a rating: evidence that names somebody. The stage that was given stays."""

from collections.abc import Sequence

import pandas as pd

from khi.model import AGREED, ERASED_WORDS, Framework, KhiError
from khi.store import Store


def in_words(
    store: Store, framework: Framework, *, area: str, voices: Sequence[str]
) -> pd.DataFrame:
    """Every line of some voices of an area that has words or links, the latest first.

    ``AGREED`` among the voices stands for what all of them agreed.

    Returns:
        ``quarter, action, voice, number, recorded_at, words``.
    """
    return store.read(
        "ratings_in_words",
        framework=framework.id,
        area=area,
        voices=list(voices),
        instead=ERASED_WORDS,
    )


def forget_words(
    store: Store,
    framework: Framework,
    *,
    area: str,
    quarter: str,
    action: str,
    voice: str,
    number: int,
) -> None:
    """Take the words and links of one line away, from the bytes of the store too.

    Raises:
        KhiError: where that line has none.
    """  # fmt: skip
    lines = in_words(store, framework, area=area, voices=[voice])
    named = {"quarter": quarter, "action": action, "number": number}
    if not (lines[list(named)] == pd.Series(named)).all(axis="columns").any():
        raise KhiError(
            "There are no words here to take away.",
            fix="Look again: somebody may have taken them away already.",
        )
    of = {"framework": framework.id, "area": area, "instead": ERASED_WORDS, **named}
    with store.write() as transaction:
        if voice == AGREED:
            transaction.run("forget_words_of_one_agreement", **of)
        else:
            transaction.run("forget_words_of_one_rating", voice=voice, **of)
        transaction.delete_for_good()
