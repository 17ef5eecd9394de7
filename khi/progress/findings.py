"""What ratings say, read off frames of ``RATINGS``: steps, gaps, counts. Stages are never averaged.

A stage is a step on a ladder, not a number that can be added: so there is no mean, no total and no
rank here, only how many actions stand where, and how many stages lie between two voices.
"""

import pandas as pd

from khi.model import AGREED, Framework, Quarter, Voice

NOT_RATED = -1
"""Stands where a stage stands, for an action that was not rated."""


def voices(rows: pd.DataFrame) -> pd.DataFrame:
    """The voices' own ratings, without what was agreed."""
    return rows[rows["voice"].ne(AGREED)]


def at(rows: pd.DataFrame, quarter: Quarter) -> pd.DataFrame:
    """The ratings of one quarter."""
    return rows[rows["quarter"].eq(quarter.id)].reset_index(drop=True)


def gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """How far the voices are apart, for each area, quarter and action.

    Returns:
        ``area, quarter, action, lowest, highest, gap, voices``: gap in stages.
    """
    by = ["area", "quarter", "action"]
    found = voices(rows).groupby(by, as_index=False, sort=False).agg(
        lowest=("stage", "min"), highest=("stage", "max"), voices=("voice", "nunique")
    )  # fmt: skip
    return found.assign(gap=found["highest"] - found["lowest"])


def counts(rows: pd.DataFrame, framework: Framework, voice: Voice) -> pd.DataFrame:
    """How many actions stand at each stage, quarter by quarter, by one voice.

    Returns:
        ``quarter, stage, actions``: every stage of every quarter that anybody rated, and the
        stage -1 for the actions this voice did not rate.
    """
    said = rows[rows["voice"].eq(voice.value)]
    quarters = sorted(voices(rows)["quarter"].unique())
    stages = [NOT_RATED, *range(framework.top + 1)]
    known = said.groupby(["quarter", "stage"]).size()
    every = pd.MultiIndex.from_product([quarters, stages], names=["quarter", "stage"])
    filled = known.reindex(every, fill_value=0).rename("actions").reset_index()
    rated = filled.groupby("quarter")["actions"].transform("sum")
    missing = filled["stage"].eq(NOT_RATED)
    filled.loc[missing, "actions"] = len(framework.actions) - rated[missing]
    return filled.astype({"actions": "int64", "stage": "int64"})


def steps(rows: pd.DataFrame) -> pd.DataFrame:
    """Each change of stage against the same voice's rating before it, the latest quarter first.

    Returns:
        ``RATINGS`` of the changed ones, with ``before`` and ``change`` in stages. A first rating
        is where a voice starts, and no change.
    """
    ordered = voices(rows).sort_values("quarter", kind="stable")
    before = ordered.groupby(["area", "action", "voice"], sort=False)["stage"].shift()
    moved = ordered.assign(before=before)[before.notna() & ordered["stage"].ne(before)]
    moved = moved.assign(before=moved["before"].astype("int64"))
    moved = moved.assign(change=moved["stage"] - moved["before"])
    return moved.sort_values("quarter", ascending=False, kind="stable", ignore_index=True)


def moved_since(rows: pd.DataFrame, voice: Voice, start: Quarter, end: Quarter) -> pd.DataFrame:
    """The actions one voice rated in both of two quarters: ``action, then, now``."""
    said = rows[rows["voice"].eq(voice.value)]
    stages = {
        name: said[said["quarter"].eq(quarter.id)].set_index("action")["stage"]
        for name, quarter in (("then", start), ("now", end))
    }
    return pd.DataFrame(stages).dropna().astype("int64").rename_axis("action").reset_index()


def latest(rows: pd.DataFrame) -> pd.DataFrame:
    """The ratings of each area's own latest quarter."""
    last = voices(rows).groupby("area")["quarter"].max()
    return rows[rows["quarter"].eq(rows["area"].map(last))].reset_index(drop=True)


def with_evidence(rows: pd.DataFrame) -> pd.DataFrame:
    """Each rating with the last evidence its voice gave for the action, where it gave none itself.

    Returns:
        ``RATINGS`` with ``seen_in``: the quarter the evidence was given for. ``evidence``,
        ``links`` and ``took_part`` are those of that quarter.
    """
    ordered = rows.sort_values("quarter", kind="stable")
    bare = ordered["evidence"].eq("")
    by = [ordered[name] for name in ("area", "action", "voice")]
    filled = {
        name: ordered[name].mask(bare).groupby(by).ffill().where(lambda cells: cells.notna())
        for name in ("evidence", "quarter")
    }
    own = ordered.assign(
        evidence=filled["evidence"].fillna(""),
        seen_in=filled["quarter"].fillna(ordered["quarter"]),
    )
    given = ordered.set_index(["area", "action", "voice", "quarter"])
    keys = own[["area", "action", "voice", "seen_in"]].itertuples(index=False, name=None)
    places = given.index.get_indexer(list(keys))
    for name in ("links", "took_part"):
        own[name] = ordered[name].to_numpy()[places]
    return own.sort_index()


def further_on(rows: pd.DataFrame, *, area: str, action: str, voice: Voice) -> pd.DataFrame:
    """Areas whose voice says they are further on with an action, with their evidence.

    Each area's own latest quarter stands. They come in the order of their codes: not a ranking.

    Returns:
        ``RATINGS`` rows of that voice, none where the area itself has not rated it.
    """
    said = latest(rows)
    said = said[said["voice"].eq(voice.value) & said["action"].eq(action)]
    mine = said[said["area"].eq(area)]["stage"]
    if mine.empty:
        return said.iloc[:0]
    ahead = said["area"].ne(area) & said["stage"].gt(int(mine.iloc[0]))
    return said[ahead].sort_values("area", ignore_index=True)
