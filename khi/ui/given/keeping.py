"""What was made once and is wanted again by everybody. Shared by all sessions, changed by none.

A lookup costs a lock and a dictionary: Streamlit's own caches inspect the function and hash every
argument each time, which for hundreds of small questions a page is most of a page's time. Here the
key is a tuple that names the folder, the version of the store, and the question, so nothing old is
ever shown; and what belongs to an older version is let go when a newer one is first seen.
"""

import atexit
import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


def for_good(thing: T) -> T:
    """The thing, and all that is in memory with it, to stay as long as the server does.

    Python stops everybody's answers to look through all there is for what may go. Most of it is
    the catalogue, the store and the code, of which nothing ever goes, so it looks past them.
    """
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # or the database would say that it was never let go of
    return thing


class _Slot:
    """Room for one thing; whoever asks while it is being made waits for it."""

    __slots__ = ("lock", "made", "thing")

    def __init__(self) -> None:
        self.lock, self.made, self.thing = Lock(), False, None


class Shelf:
    """So many things, each made once; the one not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()
        self._lock = Lock()

    def kept(self, key: Hashable, build: Callable[[], T]) -> T:
        """What stands under a key, built now if nothing does. If building fails, nothing does."""
        slot = self._slot(key)
        if slot.made:
            return _thing(slot)
        with slot.lock:
            if not slot.made:
                slot.thing, slot.made = build(), True  # type: ignore[assignment]
        return _thing(slot)

    def let_go(self, old: Callable[[Any], bool]) -> None:
        """Drop everything whose key is old."""
        with self._lock:
            for key in [each for each in self._slots if old(each)]:
                del self._slots[key]

    def _slot(self, key: Hashable) -> _Slot:
        with self._lock:
            slot = self._slots.get(key)
            if slot is None:
                slot = self._slots[key] = _Slot()
                while len(self._slots) > self._most:
                    self._slots.popitem(last=False)
            else:
                self._slots.move_to_end(key)
            return slot


class Latest:
    """Shelves of what was made of the latest version of each store, and of none before it.

    Every key on them begins with a store's folder and its version.
    """

    def __init__(self, *shelves: Shelf) -> None:
        self._shelves = shelves
        self._seen: dict[str, str] = {}
        self._elsewhere: list[Callable[[], None]] = []

    def kept(self, shelf: Shelf, key: tuple[Hashable, ...], build: Callable[[], T]) -> T:
        """What stands there. A run that began before the store changed leaves nothing there."""
        thing = shelf.kept(key, build)
        folder, version, *_ = key
        if self._seen.get(str(folder)) != version:
            shelf.let_go(key.__eq__)
        return thing

    def see(self, folder: str, version: str) -> None:
        """At the first sight of a new version: what was taken back since is in memory no more."""
        if self._seen.get(folder) == version:
            return
        self._seen[folder] = version
        for shelf in self._shelves:
            shelf.let_go(lambda key: key[0] == folder and key[1] != version)
        for forget in self._elsewhere:
            forget()

    def let_go_too(self, forget: Callable[[], None]) -> None:
        """Name what forgets everything else that is kept of figures."""
        self._elsewhere.append(forget)


def _thing(slot: _Slot) -> Any:  # noqa: ANN401 - whatever its builder gave
    return slot.thing
