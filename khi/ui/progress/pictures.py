"""Where each action stands now, how many stand where, and how each has moved."""

import streamlit as st

from khi.charts import progress as drawn
from khi.model import Framework, Voice
from khi.progress import findings
from khi.progress.export import flat
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.pieces import card
from khi.ui.pieces.card import Card
from khi.ui.pieces.markup import Markup, div, joined, tag
from khi.ui.pieces.style import palette
from khi.ui.progress.view import View, keys
from khi.wording import progress as said

_HELP = (
    "Each voice rates by itself. Nobody sees another's rating before giving their own.",
    "A rating is shown once every voice has given one, or once the quarter is closed.",
    "Stages are places on a ladder. They are never averaged, and no area is ranked.",
    "Moving up a stage needs evidence: words that say what people can see.",
)


@once
def now(view: View) -> Card:
    """Every action on the ladder, a mark for each voice and the gap between them."""
    rows = view.now if not view.voice else view.now[view.now["voice"].eq(view.voice)]
    agreed = int(view.now["voice"].eq("agreed").sum())
    return Card(
        name="now",
        title=said.apart_title(view.gaps),
        subtitle=f"Stage of each action, {view.area.name}, {view.quarter.months}",
        figure=drawn.stages_now(rows, view.framework, palette=palette(), easy=view.easy),
        alt=said.now_alt(rows, view.framework),
        twin=said.now_table(rows, view.framework, easy=view.easy),
        figures=flat(rows, view.framework),
        sentence=said.now_sentence(view.gaps, agreed),
        source=view.source,
        help=[
            *_HELP,
            *(f"{each.stage} {each.label}: {each.sees}" for each in view.framework.stages),
        ],
        key=keys(view, gap=not view.voice),
    )


@once
def counts(view: View) -> Card:
    """How many actions stand at each stage, quarter by quarter, by one voice."""
    voice = Voice(view.voice or Voice.PEOPLE)
    rows = findings.counts(view.rows, view.framework, voice)
    speaker = view.framework.voices[voice]
    return Card(
        name="counts",
        title=said.counts_title(rows, view.framework, voice.value),
        subtitle=f"How many actions stand where, rated by: {speaker.label.lower()}",
        figure=drawn.stage_counts(rows, view.framework, palette=palette()),
        alt=said.counts_alt(rows, view.framework, voice.value),
        twin=said.counts_table(rows, view.framework),
        figures=rows,
        sentence=said.counts_sentence(rows, view.framework),
        source=view.source,
        help=_HELP,
        key=_stage_keys(view.framework),
    )


def _stage_keys(framework: Framework) -> Markup:
    """A block of each stage's own colour, with its number and name."""
    marks = []
    for stage in framework.stages:
        fill, _ = drawn.stage_colour(stage.stage, framework, palette())
        look = f"background:{fill};border:1px solid var(--control);border-radius:2px"
        block = tag("i", style=look, aria_hidden="true")
        marks.append(tag("span", block, f"{stage.stage} {stage.label}"))
    return div("khi-keys", *marks)


def moved(view: View) -> None:
    """A card for each group of actions: every quarter of every voice."""
    ladder = " · ".join(f"{each.stage} {each.label.lower()}" for each in view.framework.stages)
    shell.section("How each action has moved", f"The line follows {_followed(view)}. {ladder}.")
    for place, group in enumerate(view.framework.groups):
        with st.container(key=f"fold-moved-{place}"):
            selection.fold(joined((tag("b", group), tag("span", _in_short(view, group)))))
            card.show(_group(view, group, place))


@once
def _in_short(view: View, group: str) -> str:
    """What a folded group must not keep to itself: steps down, gaps, and voices not heard."""
    ids = [action.id for action in view.framework.actions if action.group == group]
    moves = view.moved[view.moved["action"].isin(ids)]
    up, down = ((way * (moves["now"] - moves["then"]) > 0).sum() for way in (1, -1))
    gaps = view.gaps[view.gaps["action"].isin(ids)]
    missing = len(ids) * len(view.framework.voices) - int(gaps["voices"].sum())
    told = said.group_sentence(int(up), len(ids), view.start)
    return f"{told} {said.group_gaps(int(down), int(gaps['gap'].gt(0).sum()), missing)}"


def _followed(view: View) -> str:
    return view.voice or "people"


@once
def _group(view: View, group: str, place: int) -> Card:
    actions = [action for action in view.framework.actions if action.group == group]
    ids = [action.id for action in actions]
    rows = view.rows[view.rows["action"].isin(ids)]
    moves = view.moved[view.moved["action"].isin(ids)]
    up = int((moves["now"] > moves["then"]).sum())
    stages = view.now.set_index(["action", "voice"])["stage"].to_dict()
    before = dict(zip(moves["action"], moves["then"], strict=True))
    lines = [
        said.moved_sentence(
            action,
            {voice: int(stage) for (id, voice), stage in stages.items() if id == action.id},
            {Voice.PEOPLE.value: int(before[action.id])} if action.id in before else {},
        )
        for action in actions
    ]
    return Card(
        name=f"moved-{place}",
        title=group,
        subtitle=said.group_sentence(up, len(actions), view.start),
        figure=drawn.moves(
            rows, view.framework, group, palette=palette(), easy=view.easy, voice=view.voice
        ),
        alt=said.moves_alt(rows, view.framework, group),
        twin=said.moves_table(rows, view.framework, group),
        figures=flat(rows, view.framework),
        sentence=" ".join(lines),
        source=view.source,
        help=_HELP,
        key=keys(view, agreed=False, gap=not view.voice),
    )
