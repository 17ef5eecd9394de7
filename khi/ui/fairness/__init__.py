"""Fairness: who is doing less well, by how much, is it closing, and whose voice is missing.

=============  =================================================================================
view           what the reader chose
groups         each group with its gap, and the three numbers
history        the gap round by round
ladder         deprivation
presence       who answered, and who did not
everything     every outcome by every characteristic
places         the same gap elsewhere, and who to learn from
together       two characteristics at once
family         every measure, for analysts
=============  =================================================================================
"""
