"""How nobody can be found in what is shown, in plain words. The numbers come from the policy."""

from typing import Final

from khi.model import Absence, Policy
from khi.model.in_words import lower_first
from khi.wording.absences import absence

PROMISE: Final = "We hide small numbers of people, and whatever would give them away."
EASY_PROMISE: Final = "We hide small numbers. So nobody can find you."

Section = tuple[str, tuple[str, ...]]
"""A heading, and what stands under it, a line each."""


_KEPT: Section = (
    "What we keep",
    (
        "We keep counts of answers, never people. A file is counted, and its rows go.",
        "The store has small counts in it. Of a group of one, they are what that person "
        "answered. So whoever runs this keeps the store as they would keep the files.",
        "Small counts are on no page and in no download, and nor is how many people a file had.",
        "Answers that wait for their day are in no figure before it.",
    ),
)
_ATTACKED: Section = (
    "We attack our own figures",
    (
        "Before answers are published, a second program tries to work out what is hidden. If it "
        "can, more is hidden. If that is not enough, nothing is published.",
        "It has what was shown until then, and not everything that was ever shown. Whoever has "
        "exports can attack all of them together: python -m khi audit NEW OLD OLDER.",
    ),
)
_NOT_PROMISED: Section = (
    "What this does not promise",
    (
        "Only answers to surveys are protected so. Measures of the system that a place "
        "adds are shown as it gave them, small counts too. It is told how many there are "
        "before it adds them, and can hide each with a mark.",
        "What people say in their own words is shown as they wrote it. A story is checked by "
        "somebody first.",
        "People who did not say who they are have a line only where there are some.",
        "Whoever added a file knows its counts. They can learn more from the sums than you can.",
        "There is no sign-in yet. Whoever reaches the server can look at answers that wait.",
        "If you know what almost everybody in a group said, you may guess the rest.",
        "Almost nobody means nobody or one person, and almost everybody all or all but one. "
        "Whoever takes the other groups away from everyone can often tell which of the two.",
        "A figure that people saved before it was erased cannot be called back.",
        "Figures that other organisations publish are protected by them. We keep their marks.",
    ),
)


def sections(policy: Policy) -> tuple[Section, ...]:
    """How it works, what is checked, and what is not promised."""
    return _KEPT, _not_shown(policy), _sums(policy), _ATTACKED, _NOT_PROMISED


def _not_shown(policy: Policy) -> Section:
    return (
        "What we do not show",
        (
            f"A figure from fewer than {policy.threshold} people is not shown. We say: "
            f"{_in_words(Absence.TOO_FEW)}.",
            "Sometimes a bigger figure is not shown either. If it were, someone could take it "
            "away from a total and find the small one. We say: "
            f"{_in_words(Absence.PROTECTS)}.",
            "On sensitive questions, if nearly everybody in a group of fewer than "
            f"{policy.near_certain_below} said the same, we say almost everybody or almost nobody, "
            "or nothing.",
            f"How many people answered is rounded to the nearest {policy.round_base_to}.",
        ),
    )


def _in_words(reason: Absence) -> str:
    """What stands in the place of a figure, within a sentence."""
    return lower_first(absence(reason))


def _sums(policy: Policy) -> Section:
    return (
        "Sums are checked, all of them together",
        (
            "Groups add up to everyone, places to their region, quarters to their year. "
            "We check all of these sums at once.",
            "Whoever has everything we publish must still be unsure: a hidden number of "
            f"people could be any of at least {policy.protection_width} values.",
            "Somebody may have saved an old page. A figure that could be taken away from an "
            "old one, and so tell of a few people, is not shown.",
            "So a region waits until all its places have answered, or until "
            f"{policy.totals_wait_days} days after the quarter. A year waits in the same way.",
        ),
    )


def easy(policy: Policy) -> tuple[str, ...]:
    """The same in short words."""
    return (
        "We count answers. We do not keep your form.",
        f"Did fewer than {policy.threshold} people answer? Then we hide the number.",
        "Sometimes we hide a bigger number too.",
        "This keeps the small one safe.",
        "We do this so that nobody can find you.",
        "We test this each time.",
        "If the test fails, we hide more, or show nothing new.",
    )


_STRICTER = {
    "threshold": "A figure from fewer than {} people is not shown.",
    "indicative_below": "Below {} people a figure is a first indication only.",
    "protection_width": "A hidden number of people could be any of at least {} values.",
    "near_certain_below": "Everybody or nobody is not said below {} people.",
}


def stricter(policy: Policy) -> tuple[tuple[str, str, str], ...]:
    """Where some questions have stricter numbers: which, what they are, and why."""
    return tuple(
        (
            f"Stricter for {', '.join(override.questions)}",
            " ".join(_STRICTER[name].format(number) for name, number in override.numbers.items()),
            override.why,
        )
        for override in policy.overrides
    )
