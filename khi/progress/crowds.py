"""How many people took part, as it may be shown: by role, and never so few that one stands out."""

from collections.abc import Mapping

FEW = 5
"""Fewer people than this are said to be "fewer than 5", and never counted out."""


def rounded(took_part: Mapping[str, int]) -> dict[str, int]:
    """People by role to the nearest 5; 0 stands for fewer than 5. Nobody is not a row."""
    return {
        role: 0 if people < FEW else FEW * int(people / FEW + 0.5)
        for role, people in sorted(took_part.items())
        if people
    }


def is_few(took_part: Mapping[str, int]) -> bool:
    """Whether so few took part that what they said must be read with care."""
    return sum(took_part.values()) < FEW
