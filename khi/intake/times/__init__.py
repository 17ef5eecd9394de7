"""Every word that names a time, read in one place.

=========  ================================================================
names      months by name, years by two digits or four, days there are
spellings  a word as it is usually written, from the ways people also write it
stretches  whole months put together into a quarter, a year or a rolling one
quarters   a quarter written as a quarter, and the financial year it is of
days       a day, month or quarter in an answer: which quarter it falls in
periods    a stretch of time in an official file, its column deciding
=========  ================================================================

A survey says when each person answered, so ``days`` ends at a quarter, in the languages people
answer in. An official file says what its figures cover, so ``periods`` ends at a ``Period``.
"""
