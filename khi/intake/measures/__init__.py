"""Figures that somebody else worked out, read from a file in any of the usual shapes.

==============  ===========================================================
measured        a table of figures to rows of activity
columns         which column holds what
figures, units  a cell as a number, or why there is none; the units we keep
places, boards  which of our areas, or care boards, a row is about
small           small counts, said before they are added
==============  ===========================================================
"""
