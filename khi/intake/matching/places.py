"""Which area a cell names: by its code, a former code, its council number or its name."""

import re
from collections import defaultdict

from khi.catalogue import Catalogue
from khi.intake.matching.words import closest, fold
from khi.model import Area, AreaKind

_TITLES = re.compile(
    r"\b(?:metropolitan|royal|london|city|county|district|unitary|borough|council|authority|mbc|mdc"
    r"|lb|rb|cc|ua|of|the|upon|and)\b"
)
_NUMBERED = re.compile(r"^\d{3} | \d{3}$")
_CODE = re.compile(r"\b[EWSN]\d{8}\b")
_SMALLEST_FIRST = (
    AreaKind.NEIGHBOURHOOD,
    AreaKind.COUNCIL,
    AreaKind.SUBREGION,
    AreaKind.REGION,
    AreaKind.COUNTRY,
)


class Places:
    """The areas of the catalogue by every way people write them. A name two areas share is none.

    Boards and providers of the NHS are none of them: nobody lives in one and is asked about it.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        known = [area for area in catalogue.areas.values() if not area.kind.is_of_the_nhs]
        self._names = {area.code: area.name for area in known}
        claims: dict[str, list[Area]] = defaultdict(list)
        for area in known:
            for spelling in _spellings(area):
                claims[spelling].append(area)
        self._codes = {spelling: _chosen(areas) for spelling, areas in claims.items()}

    def code(self, text: str) -> str | None:
        """The code of the area now, or None where no area is meant for certain."""
        folded = fold(text)
        found = self._codes.get(folded) or self._codes.get(_bare(folded))
        if not found and len(codes := set(_CODE.findall(text.upper()))) == 1:
            found = self._codes.get(fold(codes.pop()))
        return found or self._codes.get(_bare(_NUMBERED.sub("", folded))) or None

    def guess(self, text: str) -> str:
        """The name of the area most likely meant, or empty."""
        return closest(text, self._names.values())

    def name(self, code: str) -> str:
        """The name of an area."""
        return self._names[code]

    @property
    def says(self) -> str:
        """What is accepted, in a line."""
        return "the name of an area, or its code (E08000003, say)"


def _spellings(area: Area) -> set[str]:
    written = {area.code, *area.former, area.name, *area.names}
    folded = {fold(each) for each in written}
    numbers = {fold(area.cassr)} if area.cassr else set()
    return (folded | {_bare(each) for each in folded} | numbers) - {""}


def _bare(folded: str) -> str:
    """A name without "city council", "London borough of", "UA" and the like."""
    return " ".join(_TITLES.sub(" ", folded).replace("saint ", "st ").split())


def _chosen(areas: list[Area]) -> str:
    """The code of the smallest kind of area with this name; empty where two are as small."""
    by_kind = [[area for area in areas if area.kind is kind] for kind in _SMALLEST_FIRST]
    smallest = next((group for group in by_kind if group), areas)
    codes = {area.code for area in smallest}
    return codes.pop() if len(codes) == 1 else ""
