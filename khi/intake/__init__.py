"""Whatever file people have: bytes in, tallies or activity out, and nobody's row kept.

=============================  ============================================================
examination                    from a file to a draft, in the order a careful person takes
opened                         the file itself, opened as often as it is needed
reading                        bytes to a sheet of text cells, whatever the encoding
sheet                          one table as it was read: every row accounted for
recognising                    what a file is, and which tool made it, each with the reason
identifiers, identifier_marks  what in it names a person, decided per column
matching                       columns and answers matched to the catalogue, with evidence
counting                       cells to codes, and codes to tallies: the rows go no further
measures                       figures somebody else worked out, in the usual shapes
publications                   official files as downloaded: a description each, one engine
registers                      what a place has, and how far its voices say it is
fixed_columns                  tables whose columns go by fixed names
checking                       every cell that cannot be used, and what is accepted
drafting                       what would be published, and what must still be said first
profiles                       what was decided about a form, remembered
times                          which day, quarter or stretch of time a word names
sql                            statements about the cells of a sheet
=============================  ============================================================
"""

from khi.intake.counting.on_form import empty_groups
from khi.intake.drafting.draft import Ask, Draft
from khi.intake.drafting.own import finished, own_question
from khi.intake.examination import examine
from khi.intake.matching.choices import Choices, Local, local_question
from khi.intake.opened import Progress
from khi.intake.profiles import Profile, remembered

__all__ = [
    "Ask",
    "Choices",
    "Draft",
    "Local",
    "Profile",
    "Progress",
    "empty_groups",
    "examine",
    "finished",
    "local_question",
    "own_question",
    "remembered",
]
