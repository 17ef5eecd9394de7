"""Charts of fairness: groups, gaps over time, the ladder of deprivation, whose voice is there.

========  ===========================================================
groups    groups under each other, the least well off first
history   a gap round by round, broken where the groups changed
ladder    fifths of deprivation, and the line through them
levels    one group of people in every area, those alike together
places    the same gap in several areas, the widest first
presence  who answered for each one expected, the least present first
========  ===========================================================
"""
