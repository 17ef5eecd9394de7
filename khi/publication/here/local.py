"""What the store adds to the bank: questions and measures of people here, and NHS providers."""

from collections.abc import Callable, Iterable

import pandas as pd

from khi.catalogue import Catalogue
from khi.catalogue.local import with_local
from khi.model import Question
from khi.publication.here.adopting import with_adopted
from khi.publication.here.providers import known_providers, with_providers
from khi.store import Store


def local_questions(read: Callable[..., pd.DataFrame]) -> list[Question]:
    """The questions people here added. ``read`` is how the store is asked."""
    return [Question.model_validate_json(str(each)) for each in read("local_questions")["json"]]


def everything_asked(
    store: Store, catalogue: Catalogue, more: Iterable[Question] = ()
) -> Catalogue:
    """The catalogue with what this store adds, and with more questions that are not in it yet."""
    return known_to(store.read, catalogue, more)


def known_to(
    read: Callable[..., pd.DataFrame], catalogue: Catalogue, more: Iterable[Question] = ()
) -> Catalogue:
    """The same, however the store is asked: in the middle of a write, say."""
    asked = with_adopted(read, with_local(catalogue, [*local_questions(read), *more]))
    return with_providers(asked, known_providers(read))
