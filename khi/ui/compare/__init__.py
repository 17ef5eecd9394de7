"""How do areas compare, and who could we learn from? Chance is drawn, and nobody is ranked.

=========  ==================================================================================
among      among which areas, and in which stretch of time
page       what the reader chose, what there is, the finding, and every area side by side
numbers    the big numbers: mine, the whole's, and how many areas clearly stand apart
naming     which areas the pictures name, where there are too many to name them all
spread     every area as one dot, walked through with the arrow keys
official   a local figure beside the official one of the same question
over_time  a few areas over time, picked by the reader
year_ago   areas a year ago and now
headlines  every area on the five headlines
learning   who could we learn from?
ahead      areas to learn from, and how far ahead each is
area_table  areas down, indicators across
=========  ==================================================================================
"""

from khi.ui.compare.page import (
    TITLE,
    Found,
    View,
    can_compare,
    card,
    choose,
    find,
    has_areas,
    head,
    in_short,
    nothing_by_quarter,
    nothing_to_compare,
    standing,
)

__all__ = [
    "TITLE",
    "Found",
    "View",
    "can_compare",
    "card",
    "choose",
    "find",
    "has_areas",
    "head",
    "in_short",
    "nothing_by_quarter",
    "nothing_to_compare",
    "standing",
]
