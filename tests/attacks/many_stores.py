"""Attack many random stores and print what could be worked out.

    python -m tests.attacks.many_stores FIRST LAST [RULE ...]

The rules named are left out, to show what each is for.
"""

import sys
import time

from khi.disclosure.audit import audit_frame
from tests.attacks.stores import POLICY, published, random_store


def attack(first, last, without=()):
    """Attack stores number ``first`` up to ``last``. Returns findings, and stores that have any."""
    findings, stores = 0, 0
    for number in range(first, last):
        store = random_store(number)
        found = audit_frame(published(store, without=without), store.parents, POLICY)
        findings, stores = findings + len(found), stores + bool(found)
        if found and not without:
            print(number, found[0].sentence, flush=True)
    return findings, stores


if __name__ == "__main__":
    first, last, *without = sys.argv[1:]
    begun = time.perf_counter()
    findings, stores = attack(int(first), int(last), tuple(without))
    print(
        f"left out: {', '.join(without) or 'nothing'}; stores {first} to {last}: "
        f"{findings} findings in {stores} stores, {time.perf_counter() - begun:.0f} seconds"
    )
