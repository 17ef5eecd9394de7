"""You said, we did: how soon people are answered, what is still open, and what is closed."""

from functools import partial

import pandas as pd
import streamlit as st

from khi import voice, wording
from khi.model import EVERYONE, Absence, Area, Indicator, Period, PeriodType
from khi.model.voice import Status
from khi.ui.frame import shell
from khi.ui.frame.made_once import once
from khi.ui.given import sources
from khi.ui.pieces import badges, files
from khi.ui.pieces.markup import Markup
from khi.ui.pieces.numbers import BigNumber
from khi.ui.voices import cards, desk
from khi.ui.voices.desk import View
from khi.wording import in_short as short
from khi.wording import voices as phrases

_CHANGED = "ctl05"


def head(view: View) -> None:
    """The name of the area, and what was said and done in two sentences."""
    title = "What people said, and what changed"
    planned = voice.planned(sources.store(), view.area.code)
    late = len(voice.overdue(planned, view.today))
    verdict = phrases.verdict(view.heard, view.today, late_plans=late)
    shell.head(f"Voices · {view.area.name}", title, verdict)


def in_short(view: View) -> list[str]:
    """How much was said, done and is open, in short words."""
    waiting = sum(not each.status.is_closed for each in view.heard)
    done = sum(each.status is Status.DONE for each in view.heard)
    declined = len(view.heard) - waiting - done
    return short.of_voices(len(view.heard), done, declined, waiting)


def big_numbers(view: View) -> list[BigNumber]:
    """How soon answers come, how long until things are done, and whether people saw a change."""
    return _published(view.area)


@once
def _published(area: Area) -> list[BigNumber]:
    known = sources.catalogue().indicators
    ids = [each for each in (voice.ANSWERED, voice.SAID_TO_DONE, _CHANGED) if each in known]
    rows = sources.figures(indicators=ids, areas=[area.code], breakdowns=[EVERYONE], answers=[""])
    return [_number(known[id], rows[rows["indicator"].eq(id)]) for id in ids]


def _number(indicator: Indicator, rows: pd.DataFrame) -> BigNumber:
    """The latest figure there is; or why there is none."""
    quarterly = rows[rows["period_type"].eq(PeriodType.QUARTER.value)].sort_values("period")
    shown = quarterly[quarterly["absence"].eq("")]
    latest = (shown if len(shown) else quarterly).tail(1).to_dict("records")
    if not latest or not wording.is_shown(latest[0]):
        why = Absence(latest[0]["absence"] if latest else "") or Absence.NO_DATA
        return BigNumber(
            indicator.short, "", "", Markup(), wording.why_absent(why), indicator.title, why
        )
    row = latest[0]
    return BigNumber(
        label=indicator.short,
        number=wording.number(row["value"], indicator),
        unit=indicator.unit,
        badge=badges.change(row),
        sentence=f"{indicator.title}.",
        source=f"{_counted(row)} {wording.source(pd.DataFrame([row]))}",
    )


def _counted(row: dict[str, object]) -> str:
    """The quarter, and out of how many."""
    months = Period.parse(str(row["period"])).months
    out_of = row["denominator"]
    if not wording.is_number(out_of):
        return f"{months}. {wording.base(row)}"
    number = int(float(str(out_of)))
    return f"{months}. Out of {number} {'thing' if number == 1 else 'things'}."


def still_open(view: View) -> None:
    """What is open: what waits too long first, then the oldest."""
    waiting = [each for each in view.heard if not each.status.is_closed]
    late = voice.overdue(waiting, view.today)
    rest = [each for each in reversed(waiting) if each not in late]
    shell.section(phrases.open_title(len(waiting), len(late)), phrases.ANSWER_NOTE)
    if waiting:
        cards.show([*late, *rest], view.today)
    else:
        desk.nothing("Nothing waits for an answer", "When somebody says something, it stands here.")


def closed(view: View) -> None:
    """What was done, and what was declined with the reason: the latest first."""
    done = [each for each in view.heard if each.status.is_closed]
    done.sort(key=lambda each: each.last.at, reverse=True)
    shell.section(
        phrases.done_title(len(done)), "Each has its answer in plain words. A no has its reason."
    )
    if done:
        cards.show(done, view.today)
    else:
        desk.nothing("Nothing is closed yet", "What is done, or declined with a reason, goes here.")


def search(view: View) -> None:
    """Look for a word in what was said, told and answered here. It is not in the address bar."""
    wanted = st.text_input("Look for a word", key="look for", max_chars=60, width=360)
    if not wanted:
        return
    found = voice.search(sources.store(), wanted, [view.area.code])
    many = wording.sentence_case(wording.spelt(len(found)))
    shell.section(
        f"{many} with that word" if found else "Nothing found",
        "In what was said, in public stories, and in the answers.",
    )
    if found:
        cards.show(found, view.today)


def download(view: View) -> None:
    """What was said and answered as a file, without stories."""
    if view.heard:
        made = partial(voice.table, sources.store(), [view.area.code])
        name = f"voices {view.area.name}"
        files.table_button("Get what was said (CSV)", made, name=name, key="voices")
