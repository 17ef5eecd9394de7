"""Cells to codes, and codes to tallies: the rows go no further.

=======  =============================================================
asked    what is counted: a question, or a way of telling people apart
codes    what each different value means, as a small number
people   people into tallies; their cells go
options  questions that allow several answers: each becomes yes or no
given    counts somebody else made, checked and put in our words
on_form  groups that nobody is in, and those that were not on the form
weights  on one scale: in each file the average person counts once
=======  =============================================================
"""
