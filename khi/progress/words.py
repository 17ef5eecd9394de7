"""What is typed beside a rating: tidied, no longer than it may be, and naming nobody."""

import re
from collections.abc import Mapping, Sequence

from khi.catalogue import Catalogue
from khi.model import Framework, KhiError, link, typed, words_in
from khi.voice.names import refuse_names

LONGEST = 600
"""The most characters of an evidence note."""

MOST_LINKS = 5
FEWEST_WORDS = 3
"""The fewest words that can say what is to be seen."""

MOST_PEOPLE = 5000
"""The most people of one role that can have taken part in one rating."""

_SMALL_NUMBER = re.compile(r"(?<!\d)(?<!\d[\s-])\b\d{1,4}\b(?![\s-]?\d)")


def tidy(words: str, catalogue: Catalogue, *, field: str, looked: bool = False) -> str:
    """Words as they may be kept and shown to anybody.

    ``looked`` is whether the person has looked again and says that nobody is named. Years and
    small numbers are no sign of a person; longer ones are.

    Raises:
        KhiError: where they are too long, or may name a person.
    """
    kept = typed(words, field=field, most=LONGEST)
    if kept:
        refuse_names(_SMALL_NUMBER.sub("", kept), catalogue, looked=looked)
    return kept


def says_something(evidence: str) -> bool:
    """Whether a note says what can be seen, rather than filling the box."""
    return words_in(evidence) >= FEWEST_WORDS


def links(addresses: Sequence[str]) -> tuple[str, ...]:
    """Web addresses as they may be kept, each once. Raises ``KhiError`` where one is not."""
    kept = tuple(dict.fromkeys(link(each) for each in addresses if each.strip()))
    if len(kept) > MOST_LINKS:
        raise KhiError(
            "There are too many links.", found=str(len(kept)), accepted=f"up to {MOST_LINKS}"
        )
    return kept


def crowd(took_part: Mapping[str, int], framework: Framework) -> dict[str, int]:
    """How many people of each role took part; roles with nobody are left out.

    Raises:
        KhiError: where a role is none of the framework's (it may be a name), or a number is not
            one that people can be counted by.
    """
    for role, people in took_part.items():
        if role not in framework.roles:
            raise KhiError(
                "Those who took part are counted by role, never by name.",
                accepted=", ".join(framework.roles),
                fix="Count them under the role that fits best.",
            )
        if not 0 <= people <= MOST_PEOPLE:
            raise KhiError(
                "We could not understand how many people took part.",
                found=f"{people:,} {role}",
                accepted=f"a whole number from 0 to {MOST_PEOPLE:,}",
            )
    return {role: people for role, people in took_part.items() if people}


def role(by: str, framework: Framework) -> str:
    """The role of whoever writes it down. Raises ``KhiError`` where it is none we know."""
    if by not in framework.roles:
        raise KhiError(
            "Say which role you write this down in.",
            accepted=", ".join(framework.roles),
            fix="Choose the role that fits best. We keep roles, never names.",
        )
    return by
