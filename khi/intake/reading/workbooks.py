"""A sheet of a workbook, read as the text it is written out as.

Opening a workbook is left to a process of its own (``unpacking``), so that one made to do harm, or
badly damaged, ends that process and not ours. What comes back is comma-separated text, and from
there a sheet is read as any other text is.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO

from khi.intake.reading import filetypes, limits, texts
from khi.intake.reading.encodings import Encoding
from khi.intake.reading.records import Layout
from khi.intake.reading.tables import Loaded, Text
from khi.model import KhiError
from khi.store.engines import Workbench

_UNPACKING = Path(__file__).with_name("unpacking.py")
_SECONDS = 300


class Worksheet:
    """One sheet of a workbook: the one named, or else the first that holds a table."""

    encoding = ""
    separator = ""
    quote = ""

    def __init__(
        self,
        file: BinaryIO,
        *,
        name: str,
        sheet: str,
        workbench: Workbench,
        unpacked: Mapping[str, Any] | None = None,
    ) -> None:
        _check_unpacked_size(file, name=name)
        self._path = workbench.folder / "sheet.csv"
        if unpacked:
            self._path, found = Path(unpacked["file"]), {**unpacked, "sheet": sheet}
        else:
            found = _unpacked(file, self._path, workbench=workbench, wanted=sheet, name=name)
        self.sheets: tuple[str, ...] = tuple(found["sheets"])
        self.sheet: str = found["sheet"]
        self.hidden: tuple[str, ...] = tuple(found.get("hidden", ()))
        where = f"{name}, sheet {self.sheet}"
        limits.check_columns(found["width"], name=where)
        limits.check_rows(found["height"], name=where)
        self._file = self._path.open("rb")
        self._text = Text(self._file, Encoding("utf-8"), layout=Layout(","))
        self.head = self._text.head
        self.opening = f"Sheet “{self.sheet}”{_of(self.sheets)}"

    def load(self, workbench: Workbench, *, skip: int, width: int) -> Loaded:
        """See ``Table``."""
        return self._text.load(workbench, skip=skip, width=width)

    def close(self) -> None:
        """See ``Table``: the text it was written out as goes too."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def unpacked_sheets(source: Path | bytes, *, name: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Every sheet of a workbook written out as text, the workbook opened once.

    Args:
        source: where the workbook is, or its bytes.
        name: what the person calls it.
        folder: the private place where the texts stand until they are read.

    Returns:
        What ``read`` takes as ``unpacked``, by the name of the sheet; empty where the workbook
        cannot be opened as a whole, so that each sheet is opened by itself.
    """
    copy = folder / "workbook"
    with texts.opened(source) as file:
        _check_unpacked_size(file, name=name)
        file.seek(0)
        try:
            with copy.open("wb") as scratch:
                copyfileobj(file, scratch)
            said = _run([str(copy), str(folder)])
        finally:
            copy.unlink(missing_ok=True)
    written: dict[str, dict[str, Any]] = said.get("written", {})
    return {each: {**size, "sheets": said["sheets"]} for each, size in written.items()}


def _check_unpacked_size(file: BinaryIO, *, name: str) -> None:
    if filetypes.unpacked_size(file) > limits.UNPACKED_BYTES:
        raise KhiError(
            "This workbook is too big once it is unpacked.",
            where=name,
            accepted=f"up to {limits.UNPACKED_BYTES // 1024**2:,} MB unpacked",
            fix="Save the sheet of answers as CSV UTF-8, and add that file.",
        )


def _unpacked(
    file: BinaryIO, target: Path, *, workbench: Workbench, wanted: str, name: str
) -> dict[str, Any]:
    """Write the sheet as text, and return what the other process says of it."""
    copy = workbench.folder / "workbook"
    file.seek(0)
    try:
        with copy.open("wb") as scratch:
            copyfileobj(file, scratch)
        said = _run([str(copy), str(target), wanted])
    finally:
        copy.unlink(missing_ok=True)
    match said.get("trouble", "damaged"):
        case "":
            return said
        case "password":
            raise filetypes.protected(name)
        case "no sheet":
            raise _no_sheet(wanted, said["sheets"], name)
        case _:
            target.unlink(missing_ok=True)
            raise filetypes.damaged(name)


def _run(arguments: list[str]) -> dict[str, Any]:
    """What the other process says; nothing where it did not live to say it."""
    with suppress(subprocess.TimeoutExpired, json.JSONDecodeError):
        finished = subprocess.run(  # noqa: S603 - our own script, and no shell
            [sys.executable, "-P", str(_UNPACKING), *arguments],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        if finished.returncode == 0:
            said: dict[str, Any] = json.loads(finished.stdout)
            return said
    return {}


def _no_sheet(wanted: str, sheets: list[str], name: str) -> KhiError:
    return KhiError(
        "This workbook has no sheet of that name." if wanted else "This workbook has no sheet.",
        where=name,
        found=wanted,
        accepted=", ".join(sheets),
    )


def _of(sheets: tuple[str, ...]) -> str:
    """The sheets it was chosen from, where there are others."""
    if len(sheets) == 1:
        return ""
    named = ", ".join(sheets[:8]) + (" and others" if len(sheets) > 8 else "")
    return f", chosen from {len(sheets)}: {named}"
