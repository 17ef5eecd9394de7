"""The rules of disclosure control by name: the id that stands in the reason a reader sees."""

from typing import Final

THRESHOLD: Final = "threshold"
"""A base under the threshold, nought included."""

GROUPS: Final = "groups"
"""The groups of a breakdown add up to everyone."""

AREAS: Final = "areas"
"""Places add up to the area they are in."""

YEARS: Final = "years"
"""Quarters add up to their financial year."""

WHOLE: Final = "whole"
"""All sums at once: what one alone does not give away, several together might."""

VERSIONS: Final = "versions"
"""What was shown before can be taken away from what is shown now."""

ANY_SIZE: Final = "any_size"
"""Every part of a sum is withheld for one and the same reason, so that no size shows."""

NEAR_CERTAIN: Final = "near_certain"
"""Everybody, or nobody, in a small group on a sensitive question."""

RELATIONS: Final = (GROUPS, AREAS, YEARS)
ALL_RULES: Final = (THRESHOLD, *RELATIONS, WHOLE, VERSIONS, ANY_SIZE, NEAR_CERTAIN)

UNTOLD: Final = (ANY_SIZE, VERSIONS)
"""The rules that tell nothing about the size of what they withhold."""
