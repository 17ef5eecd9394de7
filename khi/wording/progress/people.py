"""Who took part, and where an action stands: the small words of ratings."""

from collections.abc import Mapping

from khi.model import AGREED, Framework, Voice
from khi.model.in_words import lower_first
from khi.wording.numbers import sentence_case


def crowd(took_part: Mapping[str, int]) -> str:
    """Who took part, by role and to the nearest 5: "about 15 local people"."""
    if not took_part:
        return "Nobody has said who took part."
    parts = [
        f"fewer than 5 {role}" if people == 0 else f"about {people} {role}"
        for role, people in took_part.items()
    ]
    return sentence_case(f"{', '.join(parts)} took part.")


def few() -> str:
    """What a hollow mark means."""
    return "Hollow: fewer than 5 people took part"


def who(voice: str, framework: Framework) -> str:
    """Whose rating it is, at the head of a column or a line."""
    return "Agreed" if voice == AGREED else framework.voices[Voice(voice)].short


def at_stage(stage: int, framework: Framework) -> str:
    """A stage by its number and name: "2, trying it in places"."""
    label = framework.stages[stage].label
    return f"{stage}, {lower_first(label)}"
