"""The figures of each observation as numbers, and the reason where there is none."""

from collections.abc import Mapping

import pandas as pd

from khi.intake.measures.figures import Figure, figure, with_points
from khi.model import Absence

NUMBERS = ("numerator", "denominator", "value", "lower", "upper")


def read_figures(
    cells: pd.DataFrame, marks: Mapping[str, Absence], hyphen: Absence = Absence.NONE
) -> pd.DataFrame:
    """The numbers of each observation.

    Args:
        cells: one part of an observation in each row, as text.
        marks: what the publication means by its own marks; "-" means four things.
        hyphen: what the person says a lone "-" means.

    Returns:
        On the index of observations: ``NUMBERS``, ``absence`` and ``unread`` (a word that is
        neither a number nor a mark, or empty). A margin of error becomes the two limits.
    """
    known = cells[cells["part"].ne("")].drop_duplicates(["observation", "part"])
    written = with_points({"", *known["text"].dropna()})
    words = {word: _read(plain, marks, hyphen) for word, plain in written.items()}
    texts = known.assign(text=known["text"].fillna("")).pivot_table(
        index="observation", columns="part", values="text", aggfunc="first"
    )
    texts = texts.reindex(cells["observation"].unique()).sort_index()
    made = pd.DataFrame(index=texts.index)
    for name in (*NUMBERS, "margin"):
        made[name] = _column(texts, name).map(lambda word: words[word].number).astype(float)
    if "margin" in texts:
        made["lower"] = made["lower"].fillna(made["value"] - made["margin"])
        made["upper"] = made["upper"].fillna(made["value"] + made["margin"])
    main = _column(texts, "value" if "value" in texts else "numerator")
    made["absence"] = _reasons(made, main, _column(texts, "status"), words)
    made["unread"] = main.mask(main.map(lambda word: words[word].is_known), "")
    return made.drop(columns="margin")


def _read(word: str, marks: Mapping[str, Absence], hyphen: Absence) -> Figure:
    plain = word.strip()
    if plain in marks:
        return Figure(absence=marks[plain])
    return figure(word, hyphen=hyphen)


def _column(texts: pd.DataFrame, name: str) -> pd.Series:
    if name in texts:
        return texts[name].fillna("")
    return pd.Series("", index=texts.index)


def _reasons(
    made: pd.DataFrame, main: pd.Series, status: pd.Series, words: Mapping[str, Figure]
) -> pd.Series:
    """Why there is no figure: the publisher's mark beside it, else the mark in its place."""
    reasons = main.map(lambda word: words[word].absence.value)
    beside = status.map(lambda word: words[word].absence.value if word else "")
    reasons = reasons.mask(beside.ne("") & beside.ne(Absence.NO_DATA.value), beside)
    has_figure = made["value"].notna() | made["numerator"].notna()
    return reasons.mask(has_figure & made["value"].notna(), "")
