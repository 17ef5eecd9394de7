"""What was made once and is wanted again by everybody. Shared by all sessions, changed by none.

A lookup costs a lock and a dictionary: Streamlit's own caches inspect the function and hash every
argument each time, which for hundreds of small questions a page is most of a page's time. Here the
key is a tuple that names the folder, the version of the store, and the question, so nothing old is
ever shown; and what belongs to an older version is let go when a newer one is first seen.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


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


def _thing(slot: _Slot) -> Any:  # noqa: ANN401 - whatever its builder gave
    return slot.thing
