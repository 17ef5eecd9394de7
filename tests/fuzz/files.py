"""Files made at random: honest tables written in many ways, and bytes that are no table at all."""

import csv
import io
from dataclasses import dataclass

from hypothesis import strategies as st

SEPARATORS = [",", ";", "\t", "|"]
LINE_ENDS = ["\n", "\r\n", "\r"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "windows-1252"]
_WORDS = ["Always", "Sometimes", "No", "Yes, often", "It’s fine", "5", "0", "", "", "2,5", "1;2"]
_PROSE = [
    "I like it; mostly.\nThen I do not.",
    'He said "no"',
    "café",
    " padded ",
    "a\tb",
    "x|y",
    "'tis",
    "01/02/2025",
]


@dataclass(frozen=True)
class Made:
    """A table, and the bytes it was written as."""

    heading: list[str]
    rows: list[list[str]]
    separator: str
    encoding: str
    content: bytes


@st.composite
def tables(draw) -> Made:
    """A heading and rows of answers, written one of the ways people write them."""
    width = draw(st.integers(3, 8))
    cell = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_PROSE), st.integers(0, 99).map(str))
    row = st.lists(cell, min_size=width, max_size=width)
    rows = [
        [str(number), *cells[1:]]
        for number, cells in enumerate(draw(st.lists(row, min_size=4, max_size=20)), start=1)
    ]
    heading = [f"{word} {draw(st.sampled_from('abc'))}" for word in _headings(width)]
    separator = draw(st.sampled_from(SEPARATORS))
    encoding = draw(st.sampled_from(ENCODINGS))
    out = io.StringIO(newline="")
    end = draw(st.sampled_from(LINE_ENDS))
    some = [csv.QUOTE_ALL] if end == "\r" else [csv.QUOTE_ALL, csv.QUOTE_MINIMAL]
    quoting = draw(st.sampled_from(some))
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(
        [heading, *rows]
    )
    return Made(heading, rows, separator, encoding, out.getvalue().encode(encoding))


def _headings(width: int) -> list[str]:
    return [f"question{number}" for number in range(1, width + 1)]


_PIECES = r"""
, ; \t " ' \n \r\n \r \0 \xef\xbb\xbf \xff \xa3 \xe2\x80\x99 \x81 \xc3 \x1f a Yes 12 2025-Q1 \x20 |
\\ Total sep=;\n [x] { =1+1 PK\x03\x04 <html
"""
TEXT_BYTES = st.lists(
    st.sampled_from(
        [piece.encode().decode("unicode_escape").encode("latin-1") for piece in _PIECES.split()]
    ),
    max_size=60,
).map(b"".join)
"""Pieces that files are made of, in no order."""

ANY_BYTES = st.one_of(TEXT_BYTES, st.binary(max_size=200))
"""Anything at all."""
