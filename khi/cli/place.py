"""Where the data is, where a file is examined, and what is shown while something takes a while."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

from khi.catalogue import Catalogue
from khi.intake import Draft, examine
from khi.store import Store
from khi.store.engines import Workbench

_ROOT = Path(__file__).parents[2]
_FILE = "khi.duckdb"


def data_folder() -> Path:
    """The folder ``KHI_DATA`` names, or ``data`` beside the dashboard."""
    return Path(os.environ.get("KHI_DATA") or _ROOT / "data")


def has_store() -> bool:
    """Whether there is a store yet: asking makes none."""
    return (data_folder() / _FILE).exists()


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store, closed again afterwards so that the dashboard can have it."""
    store = Store.open(data_folder() / _FILE)
    try:
        yield store
    finally:
        store.close()


def draft_of(path: Path, catalogue: Catalogue, **choices: Any) -> Draft:
    """A file, examined in a private place that goes when it closes; the rest as in ``examine``."""
    return examine(
        path,
        name=path.name,
        catalogue=catalogue,
        workbench_factory=lambda: Workbench(data_folder() / "scratch"),
        **choices,
    )


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on stderr that something is going on, once it has taken over a second.

    The bar moves without a known end, because a file says how long it is only once read. Nothing
    is printed where stderr is not a terminal.
    """
    done = Event()
    watcher = Thread(target=_tick, args=(what, done), daemon=True)
    if sys.stderr.isatty():
        watcher.start()
    try:
        yield
    finally:
        done.set()
        if watcher.is_alive():
            watcher.join()


def _tick(what: str, done: Event) -> None:
    start, width = monotonic(), 24
    if done.wait(1):
        return
    while not done.wait(0.2):
        seconds = monotonic() - start
        at = int(seconds * 5) % width
        bar = "." * at + "===" + "." * (width - at)
        print(f"\r{what} [{bar}] {seconds:.0f} s", end="", file=sys.stderr, flush=True)
    print("\r" + " " * (len(what) + width + 16) + "\r", end="", file=sys.stderr, flush=True)
