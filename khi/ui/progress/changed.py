"""What changed, and what anybody can see of it; and for one action, everything that was said."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import streamlit as st

from khi import progress, wording
from khi.model import ERASED_WORDS, Action, Quarter
from khi.model.in_words import day_in_words
from khi.progress import findings
from khi.ui.frame import selection, shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import states
from khi.ui.pieces.card import foot
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup, div, items, p, table, tag
from khi.ui.progress.view import View
from khi.wording import progress as said

_MOST, _FIRST = 8, 3
Row = dict[str, Any]


def changed(view: View) -> None:
    """The latest steps with their evidence; then one action in full."""
    shell.section("What changed, and what you can see of it", "Every step up has its evidence.")
    taken, under = _taken(view)
    if taken:
        with st.container(key="card-changed"):
            st.html(taken)
            foot(under)
    else:
        states.empty("Nothing has moved yet", "A step will stand here, with evidence.", of="steps")
    _one_action(view)


@once
def _taken(view: View) -> tuple[Markup, str]:
    """The latest steps, and what stands under them; nothing where nothing has moved."""
    steps = findings.steps(view.rows)
    if view.voice:
        steps = steps[steps["voice"].eq(view.voice)]
    if steps.empty:
        return Markup(), ""
    left = len(steps) - _MOST
    more = f"{wording.sentence_case(said.steps(left))} before these." if left > 0 else ""
    return div("khi", *_in_two(steps.head(_MOST), view)), f"{more} {view.source}".strip()


def _in_two(steps: pd.DataFrame, view: View) -> Iterator[Markup]:
    """The latest steps; and those before, which wait on a phone. A step down never waits."""
    backwards = [place for place, by in enumerate(steps["change"], start=1) if by < 0]
    first = max([_FIRST, *backwards])
    taken = list(_steps(steps, view))
    yield items("khi-steps-taken", *taken[:first])
    if later := taken[first:]:
        words = f"{wording.sentence_case(said.steps(len(later)))} up before these"
        yield selection.folded(words)
        yield items("khi-steps-taken khi-later", *later)


def _steps(steps: pd.DataFrame, view: View) -> Iterator[Markup]:
    for row in steps.to_dict("records"):
        up = row["change"] > 0
        mark = badge("up" if up else "down", "Moved up" if up else "Moved down",
                     tone="improving" if up else "concern")  # fmt: skip
        action = view.framework.action(str(row["action"])).short
        who = said.who(str(row["voice"]), view.framework)
        quarter = Quarter.parse(str(row["quarter"])).months
        yield tag(
            "div",
            tag("h3", f"{action}"),
            p("khi-sub", mark, f" {who}, {row['before']} to {row['stage']}. {quarter}."),
            evidence(row),
        )


def evidence(row: Row) -> Markup:
    """What a voice said can be seen, where it leads, and who took part: escaped, all of it."""
    seen = str(row["evidence"])
    quoted = seen if seen == ERASED_WORDS else tag("q", seen)
    return div(
        "khi-evidence",
        p("khi-say", quoted if seen else "No evidence was needed."),
        _links(row["links"]),
        p("khi-sub", said.crowd(row["took_part"])),
    )


def _links(addresses: list[str]) -> Markup:
    """Addresses as links that open by themselves, and tell nobody where the reader came from."""
    made = [
        tag("a", each, href=each, rel="noopener noreferrer nofollow", target="_blank")
        for each in addresses
    ]
    return items("khi-links", *made) if made else Markup()


def _one_action(view: View) -> None:
    """Everything that was said of one action, and who gave which rating when."""
    with st.container(key="fold-action"):
        selection.fold("One action in full: what each voice said, and when")
        _chosen_action(view)


def _chosen_action(view: View) -> None:
    with selection.choices():
        named = {each.short: each for each in view.framework.actions}
        action = named[selection.pick("One action in full", list(named), key="action", width=420)]
    with st.container(key="card-action"):
        for part in _in_full(view, action):
            st.html(part)
        foot(f"{action.source}. {view.source}")


@once
def _in_full(view: View, action: Action) -> list[Markup]:
    """What an action is, what each voice said, what one would see, and every line ever given."""
    own = view.now[view.now["action"].eq(action.id)]
    signs = [
        tag("b", f"{stage.stage} {stage.label}. ") + sign.see
        for stage, sign in zip(view.framework.stages, action.sees, strict=True)
    ]
    return [
        div("khi", tag("h3", action.title), p("khi-sub", _whose(action.verified))),
        div("khi", *(_said(row, view) for row in own.to_dict("records"))),
        _opens("What you would see at each stage", items("khi-dots", *map(Markup, signs))),
        _opens("Who said what, and when", _history(view, action.id)),
    ]


def _whose(verified: bool) -> str:
    return "A source names this action." if verified else "Our reading of a source: not confirmed."


def _opens(title: str, inside: Markup) -> Markup:
    return div("khi khi-earlier", tag("details", tag("summary", title), inside))


def _said(row: Row, view: View) -> Markup:
    voice = said.who(str(row["voice"]), view.framework)
    stage = said.at_stage(int(row["stage"]), view.framework)
    talk = p("khi-say", "The talk: ", tag("q", row["said"])) if row["said"] else Markup()
    step = row["next_step"]
    next_step = p("khi-say", "To move up: ", tag("q", step)) if step else Markup()
    return div("khi-said", p("khi-say", tag("b", f"{voice}: "), stage), talk,
               evidence(row) if row["evidence"] else p("khi-sub", said.crowd(row["took_part"])),
               next_step)  # fmt: skip


def _history(view: View, action: str) -> Markup:
    lines = progress.history(
        sources.store(), view.framework, area=view.area.code, action=action
    ).sort_values("recorded_at", ascending=False, kind="stable")
    rows = [
        (
            day_in_words(row["recorded_at"]),
            wording.sentence_case(str(row["by_role"])),
            said.who(str(row["voice"]), view.framework),
            Quarter.parse(str(row["quarter"])).label,
            str(row["stage"]) if row["counts"] else f"{row['stage']} (changed since)",
        )
        for row in lines.to_dict("records")
    ]
    return table(
        ["When", "Written down by", "Voice", "For", "Stage"], rows, caption="Every line ever given"
    )
