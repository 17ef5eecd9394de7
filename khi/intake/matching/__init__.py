"""Columns and the answers in them, matched to the catalogue: each with its evidence.

===============  ===========================================================
matches          columns to what they hold, and what is kept of none
headings, names  what a heading names; headings that every survey has
answers, places  what a cell names: an answer, a group, an area
seen, first_row  what stands in each column; a first row taken for a heading
words            words made comparable: case, punctuation, numbering
choices          what a person said about their file
===============  ===========================================================
"""
