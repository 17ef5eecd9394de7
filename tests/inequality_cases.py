"""What the tests of inequality share."""

import numpy as np
import pandas as pd

NAN = float("nan")


def counted(*groups, names="abcdefgh"):
    """Groups of people, as (those who gave an answer that counts, all)."""
    x, n = np.array(groups, dtype=float).T
    return pd.DataFrame(
        {"group": list(names[: len(n)]), "n": n, "w": n, "w2": n, "wx": x, "wx2": x}
    )
