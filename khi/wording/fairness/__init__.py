"""Who is doing less well, and who is missing, in plain words.

Nobody is "hard to reach": there are people we have not reached. No group is normal: each is named
beside whoever it is held against. A gap is said twice, in people and in times, wherever it is said.

================  ================================================
gaps, gap_tables  gaps in words, and as tables
headline          what was found, where a group cannot be shown too
history, places   whether a gap is closing; the same gap elsewhere
levels            one group of people in every area
everything        every outcome by every characteristic
ladder, measures  deprivation; the measures for analysts
presence          whose voice is missing
together          two characteristics at once
================  ================================================
"""
