"""Add data: from a file to a published figure, and every way back.

================  ==========================================================================
desk              one person's file on their desk, and the draft it makes
adding            the five steps
asking            what only the person can say of their file
deciding          what each column was taken for, and the way to say otherwise
own_questions     columns that need a person, each asked once
asking_local      a column asked as a question of one's own
crossing          two characteristics counted together
survey_asked      how the survey was asked
correcting        what to put right, cell by cell, and checked again
remembered_forms  forms that are remembered
adopting          a measure made an indicator by the person
fetching          official figures straight from their publisher
registers         registers, and what voices say
refusing          a file of which nothing can be used
publishing        the look before, and publish
waiting           drafts that wait
pressing          what a button does, and what is told where it is refused
history           every file there has been
erasing           an upload and everything worked out from it, gone
================  ==========================================================================
"""
