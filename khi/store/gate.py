"""A gate that any number may be inside of at once, and that whoever must be alone can shut."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """Open until somebody shuts it. Whoever is inside must not go in a second time."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside, self._is_shut = 0, False

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Go in, once it is open."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_shut)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else in, and go on once everybody is out."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_shut)
            self._is_shut = True
            self._changed.wait_for(lambda: not self._inside)
        try:
            yield
        finally:
            with self._changed:
                self._is_shut = False
                self._changed.notify_all()
