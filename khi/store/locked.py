"""What we say when the store is open in another program."""

import re
from pathlib import Path

from khi.model import KhiError

_PROCESS = re.compile(r"PID (\d+)")


def held_elsewhere(path: Path, message: str) -> KhiError:
    """The error for a file that would not open: which program has it, and what to do."""
    process = _PROCESS.search(message)
    if process is None:
        return KhiError(
            "The store cannot be opened.",
            where=str(path),
            found=message.splitlines()[0],
            fix="Check that the file is a store of this program and that you may write to it.",
        )
    number = int(process[1])
    return KhiError(
        "Another program has this store open; only one can at a time.",
        where=str(path),
        found=f"{_command(number)} (process {number})",
        fix="Stop that program, or set KHI_DATA to another folder to work on a separate store.",
    )


def held_here(path: Path) -> KhiError:
    """The error for a store that this program has open already."""
    return KhiError(
        "This program has this store open already; it is opened once and shared.",
        where=str(path),
        fix="Use the store that is open, or close it first.",
    )


def _command(process: int) -> str:
    """The command that a process was started with, as far as this system tells."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "a program"
    return b" ".join(words).decode(errors="replace").strip() or "a program"
