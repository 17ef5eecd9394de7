"""Groups that nobody in a file is in: they answered nothing, or were not on the form at all.

A group that people could have chosen and nobody did is withheld as a small one is, and often
another beside it. One that was not on the form was not asked: a tally without an answer says so.
"""

from collections.abc import Collection, Mapping

import pandas as pd

from khi.model import NOT_ON_FORM, Breakdown, Group

_WHERE = ["question", "area", "quarter", "breakdown"]


def empty_groups(
    tallies: pd.DataFrame, breakdowns: Mapping[str, Breakdown]
) -> list[tuple[str, Group]]:
    """The groups that nobody in these tallies is in, each with the id of its breakdown.

    Groups that are shown within a broader one count as that; of a breakdown that the tallies do
    not carry, and of one that the catalogue does not know, there are none.
    """
    filled = tallies.loc[tallies["n"] > 0, ["breakdown", "group"]].drop_duplicates()
    held = set(filled.itertuples(index=False, name=None))
    carried = set(tallies["breakdown"])
    return [
        (breakdown.id, group)
        for breakdown in breakdowns.values()
        if breakdown.id in carried
        for group in breakdown.broad
        if not any((breakdown.id, code) in held for code in breakdown.codes_of(group))
    ]


def with_not_on_form(
    tallies: pd.DataFrame,
    said: Collection[tuple[str, str]],
    breakdowns: Mapping[str, Breakdown],
) -> pd.DataFrame:
    """Tallies that say of some groups that they were not on the form, wherever nobody is in them.

    Args:
        tallies: one row per question, answer, area, quarter, breakdown and group.
        said: the id of a breakdown and the code of a group, of each that was not on the form.
        breakdowns: those of the catalogue, by id.

    Returns:
        The same, and one row more for each such group and each question, area and quarter that
        told people apart in that way: its answer is ``NOT_ON_FORM``, and it holds nobody. What is
        said of a group that somebody is in is passed over.
    """
    pairs = [
        (breakdown, group.code)
        for breakdown, group in empty_groups(tallies, breakdowns)
        if (breakdown, group.code) in set(said)
    ]
    if not pairs:
        return tallies
    told = pd.DataFrame(pairs, columns=["breakdown", "group"])
    rows = tallies[_WHERE].drop_duplicates().merge(told, on="breakdown")
    nobody = {"answer": NOT_ON_FORM, "n": 0, "weight": 0.0, "weight_sq": 0.0}
    return pd.concat([tallies, rows.assign(**nobody)[list(tallies)]], ignore_index=True)
