"""Why a figure is not there. Every reason has words of its own, and none has a number."""

from collections.abc import Iterable

from khi.model import Absence

_SHORT = {
    Absence.NONE: "",
    Absence.TOO_FEW: "Too few answers to show",
    Absence.PROTECTS: "Held back to protect another group",
    Absence.NOT_ASKED: "Not asked",
    Absence.NOT_DUE: "Not yet due",
    Absence.NOT_SUBMITTED: "Not sent in",
    Absence.NOT_APPLICABLE: "Does not apply here",
    Absence.NOT_AVAILABLE: "Not available",
    Absence.CONFIDENTIAL: "Held back by the publisher",
    Absence.UNRELIABLE: "Too uncertain to show",
    Absence.NO_DATA: "Nothing recorded",
    Absence.ALMOST_NOBODY: "Almost nobody",
    Absence.ALMOST_EVERYBODY: "Almost everybody",
}

_LONG = {
    Absence.NONE: "",
    Absence.TOO_FEW: "Too few people answered for us to show this safely.",
    Absence.PROTECTS: "We hold this back, or another group's answers could be worked out.",
    Absence.NOT_ASKED: "Nobody was asked this question here.",
    Absence.NOT_DUE: "This figure is not due yet.",
    Absence.NOT_SUBMITTED: "This figure was not sent in.",
    Absence.NOT_APPLICABLE: "This measure does not apply here.",
    Absence.NOT_AVAILABLE: "This figure is not available.",
    Absence.CONFIDENTIAL: "The publisher holds this figure back to protect people.",
    Absence.UNRELIABLE: "The publisher finds this figure too uncertain to show.",
    Absence.NO_DATA: "Nothing was recorded for this period.",
    Absence.ALMOST_NOBODY: "Almost nobody said so. A number would speak for each of a few people.",
    Absence.ALMOST_EVERYBODY: (
        "Almost everybody said so. A number would speak for each of a few people."
    ),
}


def absence(reason: Absence | str) -> str:
    """A reason in few words, for a chart or a table cell: "Too few answers to show"."""
    return _SHORT[Absence(reason)]


def why_absent(reason: Absence | str) -> str:
    """A reason as one sentence: "Nobody was asked this question here."."""
    return _LONG[Absence(reason)]


_SAID_WHOLE = (
    Absence.NOT_ASKED, Absence.NOT_DUE, Absence.NOT_SUBMITTED, Absence.NOT_APPLICABLE,
    Absence.NOT_AVAILABLE, Absence.NO_DATA,
)  # fmt: skip
"""Reasons that are about a question or a measure, and not about who answered it."""


def cannot(does: str, reasons: Iterable[str]) -> str:
    """A title where no figure is shown: "Not asked, so we cannot compare areas".

    Few answers are only given as the reason where some row gives it.

    Args:
        does: what cannot be done: "compare areas".
        reasons: why each figure is not there; none where nothing is recorded.
    """
    known = {Absence(each) for each in reasons} or {Absence.NO_DATA}
    if Absence.TOO_FEW in known:
        return f"Too few answers to {does}"
    if len(known) == 1 and known <= set(_SAID_WHOLE):
        return f"{absence(next(iter(known)))}, so we cannot {does}"
    return f"No figures to show, so we cannot {does}"


def first_reason(reasons: Iterable[str]) -> str:
    """The reason that stands for several: few answers where any row gives it, as in the title."""
    known = [Absence(each) for each in reasons if each]
    if Absence.TOO_FEW in known:
        return Absence.TOO_FEW.value
    return (known[0] if known else Absence.NO_DATA).value
