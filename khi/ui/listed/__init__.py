"""What we have: how much is listed, how fresh it is, where nothing is, and the list itself."""

from khi.ui.listed.list import listed
from khi.ui.listed.overall import approaches, by_neighbourhood, positions
from khi.ui.listed.view import (
    big_numbers,
    choose,
    figures,
    has_assets,
    head,
    in_short,
    nothing_listed,
)

__all__ = [
    "approaches",
    "big_numbers",
    "by_neighbourhood",
    "choose",
    "figures",
    "has_assets",
    "head",
    "in_short",
    "listed",
    "nothing_listed",
    "positions",
]
