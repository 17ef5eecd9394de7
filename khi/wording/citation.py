"""How to name what is shown where somebody uses it."""

import datetime

from khi.model.in_words import day_in_words

NAME = "Key Human Indicators"


def citation(title: str, subtitle: str, *, seen: datetime.date, changed: str) -> str:
    """One line: what was found, of what, from where, as it stood when, and when it was seen.

    ``changed``: the day the figures last changed, in words; empty where that is not known.
    """
    stood = f", figures of {changed}" if changed else ""
    about = subtitle.rstrip(".")
    return f"“{title}”. {about}. {NAME}{stood}. Seen {day_in_words(seen)}."
