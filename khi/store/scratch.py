"""Scratch folders, each for one piece of private work, in one folder that processes share.

Whoever works holds a lock, and the system lets go of it however the process ends. So what a session
that ended badly left is found, and what another process is working on is left alone.
"""

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4
from weakref import finalize

if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        """Whether the lock of a file is ours now; false where another process has it."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        """Whether the lock of a file is ours now; false where another process has it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_LOCK = ".lock"


class Scratch:
    """A folder for private work in progress. Closing it deletes everything in it.

    So does forgetting it, and the end of the program. ``shared`` is where all these folders are; it
    is made where there is none, and what processes that are gone left in it is deleted. ``path`` is
    our own.
    """

    def __init__(self, shared: Path) -> None:
        shared.mkdir(parents=True, exist_ok=True)
        forget_the_dead(shared)
        lock, self.path = _ours(shared)
        self._end = finalize(self, _let_go, lock, self.path)
        self.path.mkdir(mode=0o700)

    def close(self) -> None:
        """Delete the folder and let its lock go. Twice does no harm."""
        self._end()


def forget_the_dead(shared: Path) -> None:
    """Delete what processes that are gone left in a folder of scratch folders."""
    for lock in shared.glob(f"*{_LOCK}"):
        with suppress(FileNotFoundError), lock.open("rb+") as file:
            if _locked(file):
                _delete(lock.with_suffix(""))
                lock.unlink(missing_ok=True)
    # A process makes its lock before its folder: a folder without one is nobody's.
    for left in shared.iterdir():
        if left.suffix != _LOCK and not _lock_of(left).exists():
            _delete(left)


def _ours(shared: Path) -> tuple[IO[bytes], Path]:
    """A lock of our own, and the folder it stands for: made anew where another took it away."""
    while True:
        folder = shared / uuid4().hex
        file = _lock_of(folder).open("xb")
        if _locked(file) and _lock_of(folder).exists():
            return file, folder
        file.close()


def _let_go(lock: IO[bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    lock.close()
    _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{_LOCK}")


def _delete(left: Path) -> None:
    """Delete a file or a folder; where another process is deleting it, that will do."""
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
