"""What each picture of ratings says, for those who do not see it."""

import pandas as pd

from khi.model import AGREED, Action, Framework, Quarter
from khi.wording.progress.people import at_stage, who
from khi.wording.progress.titles import actions


def now_alt(rows: pd.DataFrame, framework: Framework) -> str:
    """Every action and where each voice puts it."""
    parts = [f"{action.short}: {_stages(rows, action, framework)}." for action in framework.actions]
    return f"Where each voice puts each action, from 0 to {framework.top}. {' '.join(parts)}"


def _stages(rows: pd.DataFrame, action: Action, framework: Framework) -> str:
    own = rows[rows["action"].eq(action.id)].set_index("voice")["stage"]
    voices = [*(voice.value for voice in framework.voices), AGREED]
    said = [f"{who(each, framework).lower()} {int(own[each])}" for each in voices if each in own]
    missing = [
        f"{speaker.short.lower()} not rated"
        for voice, speaker in framework.voices.items()
        if voice.value not in own
    ]
    return ", ".join([*said, *missing])


def moves_alt(rows: pd.DataFrame, framework: Framework, group: str) -> str:
    """The first and the last stage of each voice, action by action."""
    parts = []
    for action in framework.actions:
        if action.group != group:
            continue
        own = rows[rows["action"].eq(action.id)].sort_values("quarter")
        said = [
            f"{who(voice, framework).lower()} from {int(each.iloc[0])} to {int(each.iloc[-1])}"
            for voice, each in own[own["voice"].ne(AGREED)].groupby("voice", sort=False)["stage"]
        ]
        parts.append(f"{action.short}: {', '.join(said) or 'not rated'}.")
    return f"How each action of “{group}” has moved, quarter by quarter. {' '.join(parts)}"


def counts_alt(counts: pd.DataFrame, framework: Framework, voice: str) -> str:
    """How many actions stand at each stage, first and last."""
    ends = [counts["quarter"].min(), counts["quarter"].max()]
    parts = []
    for quarter in dict.fromkeys(ends):
        own = counts[counts["quarter"].eq(quarter) & counts["actions"].gt(0)]
        said = [
            f"{actions(int(row.actions))} "
            + ("not rated" if row.stage < 0 else f"at {at_stage(int(row.stage), framework)}")
            for row in own.itertuples()
        ]
        parts.append(f"{Quarter.parse(quarter).months}: {', '.join(said)}.")
    return (
        f"How many actions stand where, as {who(voice, framework).lower()} rate them. "
        + " ".join(parts)
    )


def profiles_alt(rows: pd.DataFrame, framework: Framework, names: dict[str, str]) -> str:
    """Every action and where each area puts it. The order says nothing."""
    parts = []
    for action in framework.actions:
        own = rows[rows["action"].eq(action.id)].set_index("area")["stage"]
        said = [f"{name} {int(own[code])}" for code, name in names.items() if code in own]
        parts.append(f"{action.short}: {', '.join(said) or 'not rated'}.")
    return f"Areas side by side, in no order, from 0 to {framework.top}. {' '.join(parts)}"
