"""Files that are neither answers nor figures: what a place has, and how far its voices say it is.

================  ==============================================================================
assets            groups, places, people-led organisations, small funds, skills
ratings           three voices' ratings of the actions of a framework
================  ==============================================================================
"""

from khi.intake.registers.assets import assets_draft, is_register
from khi.intake.registers.ratings import is_ratings, ratings_draft

__all__ = ["assets_draft", "is_ratings", "is_register", "ratings_draft"]
