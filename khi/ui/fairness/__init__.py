"""Fairness: who is doing less well, by how much, is it closing, and whose voice is missing.

=============  =================================================================================
view           what the reader chose
groups         each group with its gap, and the three numbers
history        the gap round by round
ladder         deprivation
presence       who answered, and who did not
everything     every outcome by every characteristic
elsewhere      the areas one can stand beside, and how a group does in each
whom           for which group other areas are looked at
levels         how that group does in every area, and who to learn from
places         those, or the same gap elsewhere
together       two characteristics at once
family         every measure, for analysts
=============  =================================================================================
"""
