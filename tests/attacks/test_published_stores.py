"""The same attacks through the one door: tallies in, an export out, the auditor on the export."""

import numpy as np
import pandas as pd
import pytest
from publication_cases import CATALOGUE, answers, by_sex, draft

from khi import publication
from khi.disclosure.audit import audit, audit_frame
from khi.store import Store

PARENTS = {area.code: area.parent for area in CATALOGUE.areas.values()}
SAME_PEOPLE = {"kin": "warm", "cold": "warm"}


def random_tallies(seed):
    """A year of three places, small and skewed, some of which did not ask everybody's sex."""
    chance = np.random.default_rng(seed)
    tallies = []
    for place in ("Ash", "Birch", "Cedar"):
        for quarter in range(1, 5):
            counts = chance.negative_binomial(1, 0.05, (3, 3))
            groups = [
                dict(zip(("yes", "partly", "no"), map(int, row), strict=True)) for row in counts
            ]
            if chance.random() < 0.2:
                tallies.append(answers(place, f"2025-Q{quarter}", **groups[0]))
            else:
                tallies.append(by_sex(place, f"2025-Q{quarter}", *groups))
    return pd.concat(tallies, ignore_index=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_nothing_withheld_can_be_worked_out_of_what_is_published(seed):
    rows = publication.compute(random_tallies(seed), CATALOGUE, policy=CATALOGUE.policy)
    assert not audit_frame(rows, PARENTS, CATALOGUE.policy, tables=SAME_PEOPLE)


def test_an_export_of_a_small_store_gives_nothing_away(tmp_path):
    store = Store.open(tmp_path / "khi.duckdb", memory_limit="300MB", threads=1)
    publication.commit(store, CATALOGUE, draft(random_tallies(3)))
    publication.export(store, tmp_path / "export")
    store.close()
    lines = "\n".join(f"{code},{parent}" for code, parent in PARENTS.items())
    (tmp_path / "export" / "areas.csv").write_text(f"code,parent\n{lines}\n", encoding="utf-8")
    assert not audit(tmp_path / "export")
