"""How to name what is shown where somebody uses it."""

import datetime

NAME = "Key Human Indicators"


def citation(title: str, subtitle: str, *, seen: datetime.date, changed: str) -> str:
    """One line: what was found, of what, from where, as it stood when, and when it was seen.

    ``changed``: the day the figures last changed, in words; empty where that is not known.
    """
    stood = f", figures of {changed}" if changed else ""
    about = subtitle.rstrip(".")
    return f"“{title}”. {about}. {NAME}{stood}. Seen {seen.day} {seen:%B %Y}."
