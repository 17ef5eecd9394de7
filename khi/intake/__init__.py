"""Whatever file people have: bytes in, tallies or activity out, and nobody's row kept."""

from khi.intake.draft import Ask, Draft
from khi.intake.examination import examine
from khi.intake.match_choices import Choices, Local, local_question

__all__ = ["Ask", "Choices", "Draft", "Local", "examine", "local_question"]
