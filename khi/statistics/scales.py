"""One score from several questions, worked out for each person before anybody is counted."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from khi.model import Derived, KhiError
from khi.model.estimate import Numbers

RULES: Mapping[str, Callable[[Numbers], Numbers]] = {
    "sum": lambda items: items.sum(axis=1),
    "mean": lambda items: items.mean(axis=1),
    "min": lambda items: items.min(axis=1),
    "max": lambda items: items.max(axis=1),
}


def scores(
    answers: pd.DataFrame, derived: Derived, *, table: Mapping[float, float] | None = None
) -> pd.Series:
    """Each person's score from several questions: UCLA-3 and the like.

    Shapes:   a row for each person, a column of item scores for each question; a score for each
              row, on its index.
    Units:    item scores in; the scale's own out. ``table`` turns a raw score into another.
    Missing:  NaN for a person who left out any item: nothing is filled in.
    Raises:   ValueError where a question has no column, the rule is unknown, or a raw score is
              not in ``table``.
    Source:   Hughes et al (2004) Res Aging 26:655, for UCLA-3 (three items of 1 to 3, total 3 to
              9, no reverse items); the rule of any other is its catalogue entry's.
    Formula:  the rule (sum, mean, min or max) over all the items.
    Not for:  items that run in opposite directions; a cut-point, which is the catalogue's.
    """
    missing = [question for question in derived.of if question not in answers.columns]
    if missing:
        raise ValueError(f"Every item has a column; there is none for {missing[0]!r}.")
    if derived.rule not in RULES:
        raise ValueError(f"The rule is one of {', '.join(RULES)}; not {derived.rule!r}.")
    items = answers[list(derived.of)].to_numpy(dtype=float, na_value=np.nan)
    complete = ~np.isnan(items).any(axis=1)
    found = np.full(len(items), np.nan)
    found[complete] = RULES[derived.rule](items[complete])
    return pd.Series(found if table is None else _converted(found, table), index=answers.index)


def _converted(raw: Numbers, table: Mapping[float, float]) -> Numbers:
    """Raw scores by the table; NaN stays NaN."""
    known = np.unique(raw[~np.isnan(raw)])
    strangers = [score for score in known if score not in table]
    if strangers:
        raise ValueError(f"The table has no entry for a raw score of {strangers[0]:g}.")
    lookup = np.array([table[score] for score in known], dtype=float)
    places = np.searchsorted(known, np.where(np.isnan(raw), known[:1].sum(), raw))
    converted = lookup[places] if known.size else raw
    return np.where(np.isnan(raw), np.nan, converted)


def load_table(path: Path, *, columns: Sequence[str] = ("raw", "score")) -> dict[float, float]:
    """A licensed conversion table from the deployer's own file. None is shipped.

    The file is CSV with two columns, ``raw`` and ``score``: SWEMWBS' metric scores, say, which
    need a licence. Raises ``KhiError`` naming what is wrong with it.
    """
    fix = f"Give a CSV with the columns {columns[0]} and {columns[1]}, a number in every cell."
    try:
        rows = pd.read_csv(path, usecols=list(columns)).apply(pd.to_numeric)
    except (OSError, ValueError) as error:
        raise KhiError(
            "This conversion table cannot be read.", where=path.name, found=str(error), fix=fix
        ) from error
    raw = rows[columns[0]]
    if rows.isna().any(axis=None) or raw.duplicated().any():
        raise KhiError(
            "This conversion table has an empty cell, or a raw score twice.",
            where=path.name,
            fix=fix,
        )
    return {float(before): float(after) for before, after in rows[list(columns)].to_numpy()}
