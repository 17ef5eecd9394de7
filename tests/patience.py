"""How many cases a dear promise is tried on: one for which each case takes a tenth of a second."""

import os

from hypothesis import settings


def tried(few: int, many: int) -> settings:
    """On few cases at the keyboard, and on many where nobody waits."""
    waiting = os.environ.get("KHI_PROPERTIES", "patient") == "patient"
    return settings(max_examples=few if waiting else many)
