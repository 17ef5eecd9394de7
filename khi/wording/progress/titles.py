"""What ratings say, as titles and sentences."""

from collections.abc import Mapping

import pandas as pd

from khi.model import Action, Framework, Quarter, Voice
from khi.model.in_words import lower_first
from khi.wording.numbers import are, counted, sentence_case, spelt
from khi.wording.progress.people import at_stage


def actions(count: int) -> str:
    """A number of actions: "one action", "six actions"."""
    return counted(count, "action")


def steps(count: int) -> str:
    """A number of steps up or down: "one step", "12 steps"."""
    return counted(count, "step")


def stages(count: int) -> str:
    """How far apart: "one stage", "two stages"."""
    return counted(count, "stage")


def verdict(
    moved: pd.DataFrame, now: pd.DataFrame, *, start: Quarter | None, easy: bool = False
) -> str:
    """The finding at the top: what people see moving, and whether leaders see more.

    Takes:
        moved: ``action, then, now`` of people; empty where there is only one quarter.
        now: RATINGS of the quarter.
        start: the quarter that it is held against; None where there is none.
    """
    first = _moving(moved, start, easy=easy) if start else "This is where we start."
    return f"{first} {_apart(now, easy=easy)}".strip()


def _moving(moved: pd.DataFrame, start: Quarter, *, easy: bool) -> str:
    up, down = int((moved["now"] > moved["then"]).sum()), int((moved["now"] < moved["then"]).sum())
    if easy:
        return f"People say {up} of {len(moved)} things got further. {_easy_down(down)}"
    since = f"than in {start.months}"
    back = f", and {spelt(down)} further back" if down else ""
    if not up:
        return f"People see no action further on {since}{back}."
    return f"People see {up} of {len(moved)} actions further on {since}{back}."


def _easy_down(down: int) -> str:
    return f"They say {spelt(down)} went back." if down else ""


def _apart(now: pd.DataFrame, *, easy: bool) -> str:
    """Whether leaders see more than people do: counted, action by action."""
    both = by_voice(now).reindex(columns=[Voice.PEOPLE.value, Voice.LEADERS.value]).dropna()
    if both.empty:
        return ""
    higher = int((both[Voice.LEADERS.value] > both[Voice.PEOPLE.value]).sum())
    if easy:
        if higher:
            return f"Leaders think {spelt(higher)} things are further on than people do."
        return "Leaders and people think the same."
    if higher:
        return f"Leaders rate {higher} of {len(both)} higher than people do."
    return "Leaders rate none of them higher than people do."


def by_voice(now: pd.DataFrame) -> pd.DataFrame:
    """The stages of one quarter: a row for each action, a column for each voice."""
    return now.pivot_table(index="action", columns="voice", values="stage", aggfunc="first")


def apart_title(gaps: pd.DataFrame) -> str:
    """The title of the picture of now: the widest gap there is."""
    several = gaps[gaps["voices"] > 1]
    if several.empty:
        return "Not every voice has spoken yet"
    widest = int(several["gap"].max())
    if widest == 0:
        return "Every voice sees the same"
    at_widest = int(several["gap"].eq(widest).sum())
    return sentence_case(f"{stages(widest)} apart on {actions(at_widest)}")


def now_sentence(gaps: pd.DataFrame, agreed: int) -> str:
    """How often the voices see the same, and what was agreed."""
    same = int(gaps["gap"].eq(0).sum())
    words = f"Every voice puts {same} of {len(gaps)} actions at the same stage."
    if not same:
        words = "Nowhere do all voices see the same stage."
    more = f" {sentence_case(actions(agreed))} agreed after a talk." if agreed else ""
    return f"{words} A gap is something to talk about, not a mistake.{more}"


def counts_title(counts: pd.DataFrame, framework: Framework, voice: str) -> str:
    """The title of the picture of counts: how many are at least half way up, then and now."""
    half = (framework.top + 1) // 2
    label = framework.stages[half].label
    far = counts[counts["stage"] >= half].groupby("quarter")["actions"].sum()
    who = framework.voices[Voice(voice)].short
    now = int(far.iloc[-1])
    place = f"“{lower_first(label)}” or further"
    if len(far) == 1 or now == int(far.iloc[0]):
        return f"{who} put {actions(now)} at {place}"
    before = spelt(int(far.iloc[0])) if far.iloc[0] else "none"
    return f"{who} put {spelt(now)} actions at {place}, from {before}"


def counts_sentence(counts: pd.DataFrame, framework: Framework) -> str:
    """The latest quarter, stage by stage."""
    last = counts[counts["quarter"].eq(counts["quarter"].max())].set_index("stage")["actions"]
    parts = [
        f"{spelt(int(last[stage.stage]))} at {at_stage(stage.stage, framework)}"
        for stage in framework.stages
        if int(last[stage.stage])
    ]
    missing = f" {sentence_case(actions(int(last[-1])))} not rated." if int(last[-1]) else ""
    months = Quarter.parse(str(counts["quarter"].max())).months
    return f"{months}: {'; '.join(parts) or 'nothing rated'}.{missing}"


def moved_sentence(action: Action, said: Mapping[str, int], before: Mapping[str, int]) -> str:
    """One action's year in a sentence: what people saw move, and how far leaders are from them."""
    people, leaders = Voice.PEOPLE.value, Voice.LEADERS.value
    if people not in said:
        return f"{action.short}: people have not rated this."
    change = said[people] - before.get(people, said[people])
    way = "up" if change > 0 else "down"
    first = f"people moved this {way} {stages(abs(change))}" if change else "people see no move"
    return f"{action.short}: {first}. {_beside(said, people, leaders)}"


def _beside(said: Mapping[str, int], people: str, leaders: str) -> str:
    if leaders not in said:
        return "Leaders have not rated it."
    apart = said[leaders] - said[people]
    if not apart:
        return "Leaders agree."
    return f"Leaders rate it {stages(abs(apart))} {'higher' if apart > 0 else 'lower'}."


def group_sentence(moved: int, of: int, start: Quarter | None) -> str:
    """How many actions of a group people saw move."""
    if start is None:
        return f"{sentence_case(actions(of))}, rated for the first time."
    return f"People see {moved} of {of} further on than in {start.months}."


def group_gaps(down: int, apart: int, missing: int) -> str:
    """What else is to be known of a group: what moved back, where voices differ, who is silent."""
    back = f"{sentence_case(spelt(down))} moved back. " if down else ""
    silent = f"{sentence_case(counted(missing, 'rating'))} {are(missing)} missing. "
    gap = f"The voices are apart on {spelt(apart)}." if apart else "No voices are apart."
    return f"{back}{silent if missing else ''}{gap}"
