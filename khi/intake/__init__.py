"""Whatever file people have: bytes in, tallies or activity out, and nobody's row kept."""

from khi.intake.drafting.draft import Ask, Draft
from khi.intake.drafting.own import own_question
from khi.intake.examination import Progress, examine
from khi.intake.matching.choices import Choices, Local, local_question
from khi.intake.profiles import Profile, remembered

__all__ = [
    "Ask",
    "Choices",
    "Draft",
    "Local",
    "Profile",
    "Progress",
    "examine",
    "local_question",
    "own_question",
    "remembered",
]
