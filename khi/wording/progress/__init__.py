"""Ratings in plain English: who sees what, how it has moved, and where the voices are apart.

Stages are counted and compared, never added up. No sentence says what made what happen, and none
says that one area is better than another.

============  =================================================
titles        what ratings say: titles and sentences
found         what stands first: how far, how far apart, what moved since last time
people        who took part, and where an action stands
tables        the table twins
alternatives  what each picture says to those who do not see it
assets        what a place has
involvement   who was involved, and when
============  =================================================
"""

from khi.wording.progress.alternatives import counts_alt, moves_alt, now_alt, profiles_alt
from khi.wording.progress.found import Moves, differs, easy_found, how_far, moved_since
from khi.wording.progress.people import at_stage, crowd, few, who
from khi.wording.progress.tables import counts_table, moves_table, now_table, profiles_table
from khi.wording.progress.titles import (
    actions,
    apart_title,
    counts_sentence,
    counts_title,
    group_gaps,
    group_sentence,
    moved_sentence,
    now_sentence,
    stages,
    steps,
    verdict,
)

__all__ = [
    "Moves",
    "actions",
    "apart_title",
    "at_stage",
    "counts_alt",
    "counts_sentence",
    "counts_table",
    "counts_title",
    "crowd",
    "differs",
    "easy_found",
    "few",
    "group_gaps",
    "group_sentence",
    "how_far",
    "moved_sentence",
    "moved_since",
    "moves_alt",
    "moves_table",
    "now_alt",
    "now_sentence",
    "now_table",
    "profiles_alt",
    "profiles_table",
    "stages",
    "steps",
    "verdict",
    "who",
]
