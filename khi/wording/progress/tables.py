"""The table twins of ratings, in words."""

import pandas as pd

from khi.model import AGREED, Framework, Quarter
from khi.wording.progress.people import at_stage, who

_NONE = "Not rated"


def now_table(rows: pd.DataFrame, framework: Framework, *, easy: bool = False) -> pd.DataFrame:
    """A row for each action, a column for each voice."""
    columns = [*(voice.value for voice in framework.voices), AGREED]
    stages = {(row["action"], row["voice"]): int(row["stage"]) for row in rows.to_dict("records")}
    return pd.DataFrame(
        [
            {
                "Action": action.easy if easy else action.title,
                **{
                    who(each, framework): _stage(stages.get((action.id, each)), framework, each)
                    for each in columns
                },
            }
            for action in framework.actions
        ]
    )


def _stage(stage: int | None, framework: Framework, voice: str) -> str:
    if stage is None:
        return "Nothing agreed" if voice == AGREED else _NONE
    return at_stage(stage, framework)


def moves_table(rows: pd.DataFrame, framework: Framework, group: str) -> pd.DataFrame:
    """A row for each action and voice of a group, a column for each quarter: stages as numbers."""
    quarters = sorted(rows["quarter"].unique())
    keys = zip(rows["action"], rows["voice"], rows["quarter"], strict=True)
    stages = {key: str(int(stage)) for key, stage in zip(keys, rows["stage"], strict=True)}
    labels = {each: Quarter.parse(each).label for each in quarters}
    return pd.DataFrame(
        [
            {
                "Action": action.short,
                "Voice": speaker.short,
                **{
                    label: stages.get((action.id, voice.value, quarter), "–")
                    for quarter, label in labels.items()
                },
            }
            for action in framework.actions
            if action.group == group
            for voice, speaker in framework.voices.items()
        ]
    )


def counts_table(counts: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """A row for each quarter, a column for each stage: how many actions."""
    names = {stage.stage: f"{stage.stage} {stage.label}" for stage in framework.stages}
    wide = counts.pivot_table(index="quarter", columns="stage", values="actions", aggfunc="first")
    wide = wide[[*names, -1]].rename(columns={**names, -1: _NONE}).astype(int).astype("str")
    months = [Quarter.parse(str(each)).months for each in wide.index]
    return wide.assign(Quarter=months)[["Quarter", *wide.columns]].reset_index(drop=True)


def profiles_table(rows: pd.DataFrame, framework: Framework, names: dict[str, str]) -> pd.DataFrame:
    """A row for each action, a column for each area."""
    stages = {(row["action"], row["area"]): int(row["stage"]) for row in rows.to_dict("records")}
    return pd.DataFrame(
        [
            {
                "Action": action.short,
                **{
                    name: at_stage(stages[action.id, code], framework)
                    if (action.id, code) in stages
                    else _NONE
                    for code, name in names.items()
                },
            }
            for action in framework.actions
        ]
    )
