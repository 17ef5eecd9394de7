"""Which of our areas each row of a table of figures is about, and what the others are.

A code decides before a name. A level we do not show (a district, a ward, a constituency, another
nation) is left out and named, and so is a council that has since been merged or split: which of
its figures belong to whom today is not ours to guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from khi.catalogue import Catalogue
from khi.intake.matching.places import Places
from khi.intake.matching.words import fold
from khi.intake.sheet import Column

_CODE = re.compile(r"[A-Z]\d{8}")
_CODE_IN_FRONT = re.compile(r"(\d{3})\s*-\s*(.+)")
_UNITARY = re.compile(r"\s+UA$")
_LEVELS = {
    "E00": "a small area of the census",
    "E01": "a neighbourhood (LSOA)",
    "E02": "a neighbourhood (MSOA)",
    "E05": "a ward",
    "E07": "a district without adult social care",
    "E11": "a metropolitan county",
    "E13": "a part of London",
    "E14": "a parliamentary constituency",
    "E38": "a former health area",
    "E40": "a health region",
    "E54": "an integrated care board",
    "E92": "England",
    "K": "more than one nation",
    "N": "Northern Ireland",
    "S": "Scotland",
    "W": "Wales",
}
_NATIONS = re.compile(
    r"wales|scotland|northern ireland|united kingdom|uk|england and wales|great britain", re.I
)
_TYPES = re.compile(
    r"(?:shire|metropolitan|inner london|outer london|unitary|london)[a-z ]*(?:count(?:ies|y)"
    r"|districts?|authorit(?:ies|y)|boroughs?)|inner london|outer london|\[z\]"
    r"|\d+ cassr average",
    re.IGNORECASE,
)
_WELSH = re.compile(
    "blaenau gwent|bridgend|caerphilly|cardiff|carmarthenshire|ceredigion|conwy|denbighshire"
    "|flintshire|gwynedd|isle of anglesey|merthyr tydfil|monmouthshire|neath port talbot|newport"
    "|pembrokeshire|powys|rhondda cynon taff?|swansea|the vale of glamorgan|torfaen"
    "|vale of glamorgan|wrexham"
)
_COUNCILS = ("E06", "E08", "E09", "E10")
_FORMER = "a council that has since been merged or split"


@dataclass(frozen=True)
class Located:
    """For each row: the area's code; or why it is beyond what we show; or what is not known.

    Exactly one of the three is not empty. ``guess`` has the likeliest name for each unknown word.
    """

    codes: pd.Series
    beyond: pd.Series
    unknown: pd.Series
    guess: dict[str, str]


def located(cells: pd.DataFrame, columns: Sequence[Column], catalogue: Catalogue) -> Located:
    """The area of each row, from the columns that name it, the surest first."""
    places = Places(catalogue)
    words = cells[[column.cell for column in columns]].fillna("").map(str.strip)
    distinct = words.drop_duplicates()
    found = {
        row: _found(row, places, catalogue) for row in distinct.itertuples(index=False, name=None)
    }
    rows = [found[row] for row in words.itertuples(index=False, name=None)]
    known = pd.DataFrame(rows, columns=["code", "beyond", "unknown"], index=cells.index)
    guess = {word: places.guess(word) for word in known["unknown"].unique() if word}
    return Located(known["code"], known["beyond"], known["unknown"], guess)


def _found(words: tuple[str, ...], places: Places, catalogue: Catalogue) -> tuple[str, str, str]:
    """The code, or why the area is beyond us, or the word that is not known.

    A code is never overruled by a name: the Dorset of 2018 is not the Dorset of today.
    """
    for word in sorted(words, key=lambda word: not _CODE.fullmatch(word)):
        if code := code_of(word, places):
            return code, "", ""
        if catalogue.successors(word):
            return "", _FORMER, ""
        if _CODE.fullmatch(word) and (beyond := _beyond(word)):
            return "", f"{beyond}, not an area we show", ""
    for word in words:
        if beyond := _beyond(word):
            return "", f"{beyond}, not an area we show", ""
        if _was_council(word, catalogue):
            return "", _FORMER, ""
    return "", "", next((word for word in words if word), "blank")


def code_of(word: str, places: Places) -> str:
    """The code of the area a cell names, with or without a council number in front."""
    if match := _CODE_IN_FRONT.fullmatch(word):
        return places.code(match[2]) or places.code(match[1]) or ""
    return places.code(_UNITARY.sub("", word)) or ""


def _beyond(word: str) -> str:
    """The level of a place that we do not show, or empty."""
    if _CODE.fullmatch(word):
        return _LEVELS.get(word[:3]) or _LEVELS.get(word[0], "")
    if _WELSH.fullmatch(fold(word)):
        return "Wales"
    if _NATIONS.fullmatch(word):
        return "another nation"
    return "a kind of council, added up" if _TYPES.fullmatch(word) else ""


def _was_council(word: str, catalogue: Catalogue) -> bool:
    """Whether a name, with or without a council number in front, is of a council that is gone."""
    match = _CODE_IN_FRONT.fullmatch(word)
    name = fold(_UNITARY.sub("", match[2] if match else word))
    return any(
        fold(each.name) == name and each.old.startswith(_COUNCILS) for each in catalogue.successions
    )
