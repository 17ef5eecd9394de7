"""Figures under the title of an indicator of ours that is read from answers, and never given."""

from collections.abc import Iterable

from khi.catalogue import Catalogue
from khi.intake.matching.words import fold


def read_from_answers(measures: Iterable[str], catalogue: Catalogue) -> str:
    """What to say where figures bear the titles of such indicators; empty where none does.

    ``measures`` are what the file calls its figures. Only our own titles are repeated.
    """
    asked = {fold(each) for each in measures}
    titles = [
        each.title
        for each in catalogue.indicators.values()
        if each.reading is not None and asked & {fold(each.title), fold(each.short)}
    ]
    if not titles:
        return ""
    named = ", ".join(f"“{each}”" for each in titles)
    verb = "is" if len(titles) == 1 else "are"
    return (
        f"{named} {verb} worked out from people's answers here. The figures in this file are"
        " worked out already, and cannot be counted again: add the answers, or how many people"
        " gave each answer. Or make these figures a measure of their own, under another name."
    )
