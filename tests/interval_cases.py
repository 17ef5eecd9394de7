"""What the tests of intervals share: every estimator, and what it is given."""

import numpy as np
from hypothesis import strategies as st

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SCORES = st.lists(st.integers(0, 10), min_size=2, max_size=60)
WEIGHTED = st.lists(
    st.tuples(st.integers(0, 10), st.floats(0.1, 5)), min_size=2, max_size=40
)  # score, weight
NAN = float("nan")


def sums(scores, weights=None):
    """Σw, Σw², Σwx, Σwx², n."""
    x = np.asarray(scores, float)
    w = np.ones_like(x) if weights is None else np.asarray(weights, float)
    return w.sum(), (w**2).sum(), (w * x).sum(), (w * x**2).sum(), x.size


def one(scores):
    """Total, total of squares, base."""
    w, _, wx, wx2, _ = sums(scores)
    return wx, wx2, w
