"""What was decided lately: the same figures are never decided twice.

A file is looked at before it is published, and several questions are often answered by the same
people. Only a fingerprint of the figures is kept, in memory, with what was decided of them.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import sha256
from threading import Lock

import pandas as pd

from khi.disclosure.sums import KEY
from khi.model import Policy

_MOST = 200


class Recent:
    """The last decisions, by the fingerprint of what was decided."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._lock = most, Lock()
        self._kept: OrderedDict[bytes, pd.DataFrame] = OrderedDict()

    def decided(self, fingerprint: bytes, decide: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The reasons kept under a fingerprint, or decided now. Their index means nothing."""
        with self._lock:
            found = self._kept.get(fingerprint)
        reasons = decide() if found is None else found
        with self._lock:
            self._kept[fingerprint] = reasons
            self._kept.move_to_end(fingerprint)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return reasons


def fingerprint(
    cells: pd.DataFrame,
    parents: Mapping[str, str],
    policy: Policy,
    counts: Sequence[str],
    without: Collection[str],
) -> bytes:
    """What tells the cells of one table, in order, from any that would be decided otherwise."""
    rows = pd.util.hash_pandas_object(cells[[*KEY[1:], "base", *counts]], index=False)
    above = sorted((area, parents.get(area, "")) for area in cells["area"].unique())
    around = repr((above, policy, len(counts), sorted(without)))
    return sha256(rows.to_numpy().tobytes() + around.encode()).digest()
