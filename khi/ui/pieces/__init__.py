"""Pieces of a page: words made safe, shapes with a word, tables, charts, and files to keep.

============  ==============================================================================
markup        HTML that cannot be broken into
style         the style sheet, and the colours as its variables
icons         shapes that stand beside a word
badges        a shape and a word for what a figure does
states        empty, waiting, too few, wrong: each looks different
numbers       the big numbers at the top
strips        marks along a line, drawn by the style sheet
grid          a table that is the finding itself
card          what was found, the picture, its table, its help, its source
groups        the card of one outcome by groups
note_letters  what each letter on a chart stands for
told_apart    labels to choose by, of which no two are the same
files         figures as files that a spreadsheet can open
picture       a chart as a picture to keep
take_along    figures, a workbook and a line to cite
============  ==============================================================================
"""
