"""What ratings say, found first: how far by each voice, where voices differ most, what moved since.

Each voice is counted by itself. Nothing is averaged or added up across voices, and no area stands
before another.
"""

from collections.abc import Iterator

import pandas as pd

from khi.model import Framework, Quarter, Voice
from khi.model.in_words import listed, lower_first
from khi.wording.easy_lines import Line
from khi.wording.numbers import counted, sentence_case, spelt

Moves = dict[Voice, tuple[int, int] | None]
"""Of each voice, how many actions moved up and down; None where it did not rate both times."""


def how_far(now: pd.DataFrame, framework: Framework) -> str:
    """How many actions each voice puts half way up the ladder, or further."""
    far = _far(now, framework)
    silent = [_voice(voice, framework) for voice, (_, of) in far.items() if not of]
    told = [f"{_voice(v, framework)} {n} of {of}" for v, (n, of) in far.items() if of]
    if not told:
        return "No voice has rated an action yet."
    missing = f" Not rated by {listed(silent)}." if silent else ""
    return f"At “{_half_label(framework)}” or further: {listed(told)}.{missing}"


def differs(gaps: pd.DataFrame, now: pd.DataFrame, framework: Framework) -> str:
    """The action the voices are furthest apart on, where each puts it, and how many are like it."""
    widest = _widest(gaps, framework)
    if widest is None:
        return "Only one voice has rated, so none can differ."
    action, gap, more = widest
    if not gap:
        return "Every voice puts every action at the same stage."
    (first, low), *others = _stages(now, action, framework)
    placed = [f"{_voice(first, framework)} say stage {low}"]
    placed += [f"{_voice(voice, framework)} {stage}" for voice, stage in others]
    also = f" {sentence_case(counted(more, 'more action'))} as far apart." if more else ""
    return f"{framework.action(action).short}: {listed(placed)}.{also}"


def moved_since(moves: Moves, before: Quarter | None, framework: Framework) -> str:
    """What each voice moved since the time before."""
    if before is None:
        return "This is the first time, so nothing can have moved."
    (first, its), *others = moves.items()
    told = [f"{_voice(first, framework)} moved {_ways(its)}"]
    told += [f"{_voice(voice, framework)} {_ways(each)}" for voice, each in others]
    return f"Since {before.months}: {'; '.join(told)}."


def easy_found(
    now: pd.DataFrame, gaps: pd.DataFrame, moves: Moves, framework: Framework
) -> list[str | Line]:
    """The same in short words: a line for each voice, what they see differently, what moved."""
    half = (framework.top + 1) // 2
    lines: list[str | Line] = [
        Line(f"{_who(voice, framework)} {n} of {of} actions are on step {half} or higher.", "steps")
        for voice, (n, of) in _far(now, framework).items()
        if of
    ]
    lines += [Line(f"Step {half} means: {_half_label(framework)}.", "info")] if lines else []
    apart = [*_easy_apart(gaps, now, framework)]
    since = [line for voice, each in moves.items() for line in _easy_moved(voice, each, framework)]
    return [*lines, *apart, *since]


def _easy_apart(
    gaps: pd.DataFrame, now: pd.DataFrame, framework: Framework
) -> Iterator[Line | str]:
    """What they see most differently, and where the lowest and the highest voice put it."""
    widest = _widest(gaps, framework)
    if widest is None:
        return
    action, gap, _ = widest
    if not gap:
        yield Line("They all see the same.", "steady", begins=True)
        return
    yield Line("On this they differ most:", "gap", begins=True)
    yield Line(f"“{framework.action(action).easy.rstrip('.')}.”", "heart")
    placed = sorted(_stages(now, action, framework), key=lambda each: each[1])
    for voice, stage in (placed[0], placed[-1]):
        yield Line(f"{_who(voice, framework)} it is on step {stage}.", "steps")


def _easy_moved(
    voice: Voice, ways: tuple[int, int] | None, framework: Framework
) -> Iterator[Line | str]:
    """What a voice moved up and down since last time; nothing where it cannot be told."""
    if ways is None:
        return
    first, who = voice is next(iter(framework.voices)), _who(voice, framework)
    if not any(ways):
        yield Line(f"Since last time, {lower_first(who)} nothing moved.", "steady", begins=first)
    for count, way, shape in zip(ways, ("further", "back"), ("up", "down"), strict=True):
        if count:
            went = f"{lower_first(who)} {counted(count, 'action')} went {way}."
            yield Line(f"Since last time, {went}", shape, begins=first)


def _far(now: pd.DataFrame, framework: Framework) -> dict[Voice, tuple[int, int]]:
    """Of each voice, how many actions are at least half way up, and how many it rated."""
    half = (framework.top + 1) // 2
    stages = {voice: now[now["voice"].eq(voice.value)]["stage"] for voice in framework.voices}
    return {voice: (int(each.ge(half).sum()), len(each)) for voice, each in stages.items()}


def _widest(gaps: pd.DataFrame, framework: Framework) -> tuple[str, int, int] | None:
    """The first action of the widest gap, the gap, and how many more are as wide; None of none."""
    several = gaps[gaps["voices"] > 1].set_index("action")["gap"]
    if several.empty:
        return None
    gap = int(several.max())
    wide = [each.id for each in framework.actions if several.get(each.id, -1) == gap]
    return wide[0], gap, len(wide) - 1


def _stages(now: pd.DataFrame, action: str, framework: Framework) -> list[tuple[Voice, int]]:
    """Where each voice that rated an action puts it, in the framework's order of voices."""
    stages = now[now["action"].eq(action)].set_index("voice")["stage"]
    voices = [voice for voice in framework.voices if voice.value in stages.index]
    return [(voice, int(stages[voice.value])) for voice in voices]


def _ways(moved: tuple[int, int] | None) -> str:
    """How many up and how many down; or that it cannot be told."""
    if moved is None:
        return "none that can be told"
    parts = [f"{spelt(n)} {way}" for n, way in zip(moved, ("up", "down"), strict=True) if n]
    return listed(parts) if parts else "none"


def _half_label(framework: Framework) -> str:
    return lower_first(framework.stages[(framework.top + 1) // 2].label)


def _voice(voice: Voice, framework: Framework) -> str:
    return lower_first(framework.voices[voice].short)


def _who(voice: Voice, framework: Framework) -> str:
    return f"{framework.voices[voice].short} say"
