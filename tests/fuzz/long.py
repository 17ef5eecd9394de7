"""The same promises as ``test_reader_fuzz.py``, for as long as you like.

Run: ``python -m tests.fuzz.long [minutes]`` (ten if left out). It stops at the first file that
breaks a promise and prints it; otherwise it prints how many were read and the peak of memory.
"""

import resource
import sys
import time
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khi.store.engines import Workbench
from tests.fuzz.files import ANY_BYTES, Made, tables
from tests.fuzz.ledger import read_or_refused

ROUND = settings(
    deadline=None, max_examples=500, database=None, suppress_health_check=list(HealthCheck)
)
MOST_MB = 600


def rounds(workbench: Workbench) -> list[Callable[[], None]]:
    """One run of each promise."""

    @ROUND
    @given(ANY_BYTES)
    def anything(content: bytes) -> None:
        read_or_refused(content, workbench)

    @ROUND
    @given(tables())
    def honest(made: Made) -> None:
        sheet = read_or_refused(made.content, workbench)
        assert sheet is not None
        assert sheet.rows_read == len(made.rows)

    @ROUND
    @given(tables(), st.integers(0, 10_000))
    def cut_off(made: Made, cut: int) -> None:
        read_or_refused(made.content[: cut % (len(made.content) + 1)], workbench)

    @ROUND
    @given(tables(), ANY_BYTES, st.integers(0, 10_000))
    def spliced(made: Made, other: bytes, place: int) -> None:
        at = place % (len(made.content) + 1)
        read_or_refused(made.content[:at] + other + made.content[at:], workbench)

    return [anything, honest, cut_off, spliced]


def main(minutes: float) -> None:
    """Read files made at random until the time is up."""
    until, made = time.monotonic() + 60 * minutes, 0
    with Workbench() as workbench:
        promises = rounds(workbench)
        while time.monotonic() < until:
            for promise in promises:
                promise()
                made += ROUND.max_examples
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{made:,} files, peak {peak:,.0f} MB", flush=True)
            assert peak < MOST_MB, "more memory than promised"


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
