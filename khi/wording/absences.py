"""Why a figure is not there. Every reason has words of its own, and none has a number."""

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
