"""Which of our areas each row of a table of figures is about, and what the others are.

A code decides before a name. A level we do not show (a district, a ward, a constituency, another
nation) is left out and named, and so is a council that has since been merged or split: which of
its figures belong to whom today is not ours to guess.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from khi.catalogue import DATA, Catalogue
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold
from khi.intake.measures.boards import Boards, boards
from khi.intake.sheet import Column

_CODE = re.compile(r"[A-Z]\d{8}")
_CODE_IN_FRONT = re.compile(r"(\d{3}|[A-Z\d]{5})\s*-\s*(.+)")
_UNITARY = re.compile(
    r"\s+(?:UA|\(UA\)|\(Met\)|MB|LB|MCD|\(England\)|\(?region\)?)$", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?:\s*[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡^#~]+|\s*[(\[]?\d{1,2}(?:\s*,\s*\d{1,2})*[)\]]?)$")
"""The number or the mark of a footnote, behind a name."""

_PREFIX = re.compile(r"^(?:lacu|lad|uacounty\d*|utla|ualad\d*):\s*", re.IGNORECASE)
_SHORTEST = 2
ICB, PROVIDER = "an integrated care board", "an NHS provider"
"""Two levels of the NHS that are kept as what they are, and are never shown as a council."""

_ICB_NAME = re.compile(
    r"^(?:nhs .*(?:integrated care board|\bicb)|.* integrated care board)$", re.I
)
_LEVELS = {
    "E00": "a small area of the census",
    "E01": "a neighbourhood (LSOA)",
    "E02": "a neighbourhood (MSOA)",
    "E05": "a ward",
    "E07": "a district without adult social care",
    "E11": "a metropolitan county",
    "E13": "a part of London",
    "E14": "a parliamentary constituency",
    "E16": "a clinical commissioning group",
    "E23": "a police force area",
    "E26": "a national park",
    "E30": "a travel to work area",
    "E31": "a fire and rescue area",
    "E37": "a local enterprise partnership",
    "E38": "a former health area",
    "E39": "a former health area",
    "E40": "a health region",
    "E47": "a combined authority",
    "E54": ICB,
    "E63": "a town or built-up area",
    "E92": "England",
    "K": "more than one nation",
    "N": "Northern Ireland",
    "S": "Scotland",
    "W": "Wales",
}
_HEALTH_CODES = {
    r"U\d{5}": "a primary care network",
    r"Q[A-Z0-9]{2}": ICB,
    r"R[A-Z0-9]{2}(?:\d\d)?": PROVIDER,
    r"[A-HJ-NP-TV-Y]\d{5}": "a GP practice",
}
"""The codes of the NHS for places of its own."""

_NOTE = re.compile(r"\s*\[[^\]]*\]")
_NATIONS = re.compile(
    r"wales|scotland|northern ireland|united kingdom|uk|england and wales|great britain", re.I
)
_TYPES = re.compile(
    r"(?:shire|metropolitan|inner london|outer london|unitary|london)[a-z ]*(?:count(?:ies|y)"
    r"|districts?|authorit(?:ies|y)|boroughs?)|inner london|outer london|\[z\]"
    r"|\d+ cassr average",
    re.IGNORECASE,
)
_COUNCILS = ("E06", "E08", "E09", "E10")
_FORMER = "a council that has since been merged or split"
_NOT_SHOWN = ", not an area we show"


Found = tuple[str, str, str]
"""Of one row: the area's code, why it is beyond us, the unknown word. One of them is not empty."""


@dataclass(frozen=True)
class Located:
    """For each row: the area's code; or why it is beyond what we show; or what is not known.

    Exactly one of the three is not empty. ``guess`` has the likeliest name for each unknown word.
    """

    codes: pd.Series
    beyond: pd.Series
    unknown: pd.Series
    guess: dict[str, str]


def located(
    cells: pd.DataFrame,
    columns: Sequence[Column],
    catalogue: Catalogue,
    places: Places | None = None,
    *,
    holds_boards: bool = False,
) -> Located:
    """The area of each row, from the columns that name it, the surest first.

    ``holds_boards`` says that they name integrated care boards: "Devon" is then the board.
    """
    places = places or Places(catalogue)
    known = boards(catalogue)
    words = cells[[column.cell for column in columns]].fillna("").map(str.strip)
    distinct = words.drop_duplicates()
    found = {
        row: _of_a_board(row, known, is_board=holds_boards) or _found(row, places, catalogue)
        for row in distinct.itertuples(index=False, name=None)
    }
    rows = [found[row] for row in words.itertuples(index=False, name=None)]
    read = pd.DataFrame(rows, columns=["code", "beyond", "unknown"], index=cells.index)
    guess = {word: places.guess(word) for word in read["unknown"].unique() if word}
    return Located(read["code"], read["beyond"], read["unknown"], guess)


def _of_a_board(words: tuple[str, ...], known: Boards, *, is_board: bool) -> Found | None:
    """The board that a row is of, by its surest word; a code of another kind decides before."""
    for word in words:
        if code := known.code(word, is_board=is_board):
            return code, "", ""
        if _CODE.fullmatch(word) or _of_health(word):
            return None
    return None


def _found(words: tuple[str, ...], places: Places, catalogue: Catalogue) -> Found:
    """The code, or why the area is beyond us, or the word that is not known.

    A code is never overruled by a name: the Dorset of 2018 is not the Dorset of today, and a
    hospital that is called after a council is not the council.
    """
    health = next(filter(None, map(_of_health, words)), "")
    if health:
        return "", f"{health}{_NOT_SHOWN}", ""
    codes, names = _split(words)
    for word in (*codes, *names):
        if code := code_of(word, places):
            return code, "", ""
        if beyond := _beyond_by_code(word, catalogue):
            return "", beyond, ""
    beyond = next(filter(None, (_beyond_by_name(word, catalogue) for word in words)), "")
    return "", beyond, "" if beyond else next((word for word in words if word), "blank")


def _split(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words that are codes of nine letters, and the others."""
    codes = [word for word in words if _CODE.fullmatch(word)]
    return codes, [word for word in words if word not in codes]


def _beyond_by_code(word: str, catalogue: Catalogue) -> str:
    """Why the area of a code is beyond us, or empty: gone, or of another level."""
    if catalogue.successors(word):
        return _FORMER
    level = _beyond(word) if _CODE.fullmatch(word) else ""
    return f"{level}{_NOT_SHOWN}" if level else ""


def _beyond_by_name(word: str, catalogue: Catalogue) -> str:
    """Why the area of a name is beyond us, or empty."""
    if level := _beyond(word):
        return f"{level}{_NOT_SHOWN}"
    return _FORMER if _was_council(word, catalogue) else ""


def code_of(word: str, places: Places) -> str:
    """The code of the area a cell names, with or without a council number in front."""
    if match := _CODE_IN_FRONT.fullmatch(word):
        return places.code(match[2]) or places.code(match[1]) or ""
    if _ICB_NAME.search(_plain(word)):
        return ""
    plain = _PREFIX.sub("", _UNITARY.sub("", _plain(word)))
    return places.code(plain) or places.code(_without_footnote(plain)) or ""


def _without_footnote(name: str) -> str:
    """A name without the mark of a footnote; empty for a code, which is its numbers."""
    bare = _FOOTNOTE.sub("", name)
    return _UNITARY.sub("", bare) if len(bare) > _SHORTEST and not _CODE.match(name) else ""


def is_placed(word: str, places: Places) -> bool:
    """Whether a cell names a place of any level, ours or not."""
    return bool(_CODE.fullmatch(word) or code_of(word, places) or _beyond(word))


def _beyond(word: str) -> str:
    """The level of a place that we do not show, or empty."""
    if _CODE.fullmatch(word):
        return _LEVELS.get(word[:3]) or _LEVELS.get(word[0], "")
    if level := _of_health(word):
        return level
    plain = _plain(word)
    if _ICB_NAME.search(plain):
        return ICB
    if _NATIONS.fullmatch(plain):
        return "another nation"
    if _TYPES.fullmatch(plain) or _TYPES.fullmatch(word):
        return "a kind of council, added up"
    return _named_beyond(DATA).get(fold(plain), "")


def _of_health(word: str) -> str:
    """The kind of place that a code of the NHS names, or empty."""
    codes = (level for code, level in _HEALTH_CODES.items() if re.fullmatch(code, word))
    return next(codes, "")


def _plain(word: str) -> str:
    """A name without its notes, and without its name in Welsh: "Cardiff / Caerdydd [note 3]"."""
    return _NOTE.sub("", word).partition(" / ")[0].strip()


@cache
def _named_beyond(data: Path) -> Mapping[str, str]:
    """The level of each place that is not ours, by its name: districts, and other nations."""
    with (data / "places_beyond.csv").open(encoding="utf-8", newline="") as file:
        return {fold(row["name"]): row["level"] for row in csv.DictReader(file)}


def _was_council(word: str, catalogue: Catalogue) -> bool:
    """Whether a name, with or without a council number in front, is of a council that is gone."""
    match = _CODE_IN_FRONT.fullmatch(word)
    name = fold(_PREFIX.sub("", _UNITARY.sub("", _plain(match[2] if match else word))))
    return any(
        fold(each.name) == name and each.old.startswith(_COUNCILS) for each in catalogue.successions
    )
