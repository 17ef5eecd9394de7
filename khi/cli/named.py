"""What somebody names in the terminal, as the catalogue knows it."""

from pathlib import Path

from khi.catalogue import Catalogue
from khi.model import Breakdown, KhiError, Period, Quarter

_STATE = "Nothing has changed."


def area_code(said: str, catalogue: Catalogue) -> str:
    """The code of an area that is named by its code or its name, in any case."""
    wanted = said.strip().casefold()
    for area in catalogue.areas.values():
        if wanted in (area.code.casefold(), area.name.casefold()):
            return area.code
    raise KhiError("There is no such area.", found=said, accepted="a code or a name", state=_STATE)


def groups_of(said: str, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Groups of a breakdown, named as in ``age=85 or over``: each with the breakdown before it."""
    name, _, codes = said.partition("=")
    wanted = name.strip().casefold()
    for breakdown in catalogue.breakdowns.values():
        if wanted in (breakdown.id.casefold(), breakdown.label.casefold()):
            return [(breakdown.id, _group(each, breakdown)) for each in codes.split(",")]
    raise KhiError(
        "There is no such way of telling people apart.",
        found=name,
        accepted=", ".join(catalogue.breakdowns),
        state=_STATE,
    )


def _group(said: str, breakdown: Breakdown) -> str:
    wanted = said.strip().casefold()
    for group in breakdown.broad:
        if wanted in (group.code.casefold(), group.label.casefold()):
            return group.code
    raise KhiError(
        "There is no such group.",
        where=breakdown.label,
        found=said,
        accepted=", ".join(group.label for group in breakdown.broad),
        state=_STATE,
    )


def file_there(path: Path) -> Path:
    """A path at which there is a file."""
    if path.is_dir():
        raise KhiError("This is a folder. Give one file of it.", where=str(path), state=_STATE)
    if not path.is_file():
        raise KhiError("There is no such file.", where=str(path), state=_STATE)
    return path


def quarter(said: str) -> Quarter:
    """A quarter as we write it, from what somebody typed: ``2025-Q1``."""
    try:
        return Quarter.parse(said.strip())
    except ValueError as error:
        raise KhiError(str(error), found=said, state=_STATE) from error


def period_id(said: str) -> str:
    """A period as the store writes it, from what somebody typed: ``2025-Q1``, ``2025-FY``."""
    try:
        return Period.parse(said.strip()).id
    except ValueError as error:
        raise KhiError(str(error), found=said, state=_STATE) from error
