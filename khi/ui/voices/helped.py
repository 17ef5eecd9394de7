"""Before and after a day, with its caveats; and the claims that were made, with their doubts."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from khi import charts, voice, wording
from khi.access import Act
from khi.model import EVERYONE, Indicator, PeriodType
from khi.model.in_words import day_in_words, lower_first, month_in_words
from khi.model.voice import LONGEST, Claim, Role
from khi.publication import comparing
from khi.ui.frame import selection, shell
from khi.ui.frame.selection import WIDTH
from khi.ui.given import sources
from khi.ui.given.person import may, must
from khi.ui.pieces import card, note_letters
from khi.ui.pieces.card import Card
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup, div, table, tag
from khi.ui.pieces.style import palette
from khi.ui.pieces.told_apart import told_apart
from khi.ui.voices import desk
from khi.ui.voices.desk import View
from khi.wording import helped as told
from khi.wording import voices as phrases

_SHAPES = {
    "better": ("up", "improving"),
    "worse": ("down", "concern"),
    "higher": ("up", "signal"),
    "lower": ("down", "signal"),
    "similar": ("steady", "steady"),
}


@dataclass(frozen=True)
class _Compared:
    """One indicator over time, a note, and the quarters on both sides of its day."""

    indicator: Indicator
    note: dict[str, object]
    rows: pd.DataFrame
    moved: comparing.BeforeAfter


def before_and_after(view: View) -> None:
    """One figure over time with the notes on it, and what changed across one of them."""
    shell.section("Before and after", "What happened, and how the figures stood on both sides.")
    notes = sources.notes(view.area)
    known = [*sources.personal(view.area), *sources.system(view.area)]
    if notes.empty or not known:
        desk.nothing(
            "Nothing to compare yet",
            "Write down what happened, and when. Then the figures before and after stand here.",
        )
        return
    with st.container(key="choices", horizontal=True):
        indicator = selection.indicator("Which figure", known, key="about")
        rows = notes.to_dict("records")
        titles = told_apart(
            {at: f"{x['title']} ({month_in_words(x['start'])})" for at, x in enumerate(rows)}
        )
        happened = dict(zip(titles.values(), rows, strict=True))
        chosen = st.selectbox("What happened", list(happened), key="note", width=WIDTH + 160)
    card.show(_card(_compared(indicator, happened[str(chosen)], view), view, notes))


def _compared(indicator: Indicator, note: dict[str, object], view: View) -> _Compared:
    rows = _quarters(indicator, view.area.code)
    return _Compared(indicator, note, rows, _moved(rows, note, indicator))


def _quarters(indicator: Indicator, area: str) -> pd.DataFrame:
    rows = sources.figures(
        indicators=[indicator.id], areas=[area], breakdowns=[EVERYONE], answers=[""]
    )
    return rows[rows["period_type"].eq(PeriodType.QUARTER.value)].reset_index(drop=True)


def _moved(
    rows: pd.DataFrame, note: dict[str, object], indicator: Indicator
) -> comparing.BeforeAfter:
    day = pd.Timestamp(str(note["start"])).date()
    return comparing.before_and_after(rows, day, indicator)


def _card(found: _Compared, view: View, notes: pd.DataFrame) -> Card:
    indicator, rows = found.indicator, found.rows
    points = wording.judged(rows, indicator)
    sentence = told.before_after(*found.moved, indicator)
    numbers = [
        wording.number(row["value"], indicator) if wording.is_shown(row) else wording.reason(row)
        for row in rows.to_dict("records")
    ]
    return Card(
        name="before-after",
        title=f"{indicator.short}, before and after",
        subtitle=f"{found.note['title']}. {wording.subtitle(indicator, area=view.area)}",
        figure=charts.control_chart(points, indicator=indicator, palette=palette(), notes=notes),
        alt=f"{wording.control_alt(points, indicator)} {sentence}",
        twin=told.before_after_table(rows, found.moved.quarters, numbers),
        figures=rows,
        sentence=f"{sentence} {told.rests_on(found.moved.quarters)} {_around(found, view)}",
        source=f"{told.CAVEATS[1]} {wording.source(rows)}",
        help=[*told.CAVEATS, *wording.caveats(indicator)],
        badge=_badge(found.moved.verdict),
        key=note_letters.key(notes, points["period"]) if len(points) else Markup(),
    )


def _badge(verdict: str) -> Markup:
    if not verdict:
        return badge("soon", "Too soon to judge", tone="muted")
    shape, tone = _SHAPES[verdict]
    return badge(shape, told.SINCE[verdict], tone=tone)


def _around(found: _Compared, view: View) -> str:
    """The same comparison for the area around: what happened there may have happened here too."""
    parent = sources.parent_of(view.area)
    if parent is None or not found.moved.quarters:
        return ""
    rows = _quarters(found.indicator, parent.code)
    words = told.before_after(*_moved(rows, found.note, found.indicator), found.indicator)
    return f"{parent.name} as a whole: {lower_first(words)}"


def claims(view: View) -> None:
    """What was claimed, what speaks for and against it, and what else it may be."""
    known = voice.claims(sources.store(), view.area.code)
    shell.section(
        "What may have made a difference", "A claim stands beside its doubts. None is proof."
    )
    if not known:
        desk.nothing("No claim yet", "Add one below, with what speaks against it.")
        return
    header = ["Claim", "About", "For", "Against", "What else it may be", "How strong"]
    with st.container(key="card-claims"):
        rows = [_line(each) for each in known]
        st.html(div("khi", table(header, rows, caption="What may have made a difference")))


def _line(each: Claim) -> list[object]:
    about, who = desk.indicator_of(each.indicator), wording.sentence_case(phrases.somebody(each.by))
    return [
        _typed(each.claim),
        about.short if about else "",
        _typed(each.reasons_for),
        _typed(each.reasons_against),
        _typed(each.otherwise),
        f"{phrases.STRENGTHS[each.strength]}. {who}, {day_in_words(each.at)}",
    ]


def _typed(words: str) -> Markup:
    return tag("span", words, class_="khi-words", dir="auto")


def form(view: View) -> None:
    """The form to add a claim: all four parts, or none."""
    if not may(Act.REVIEW, view.area):
        return
    shell.section("Add a claim", "All four boxes are needed: no claim without its doubts.")
    with desk.form("claim"):
        known = desk.indicators()
        with st.container(horizontal=True, gap="medium"):
            about = st.selectbox("About", list(known), key=desk.key("claim-about"), width=WIDTH)
            levels = {words: level for level, words in phrases.STRENGTHS.items()}
            level = st.selectbox("How strong", list(levels), key=desk.key("strength"), width=WIDTH)
            by = desk.role("Whose claim", list(Role), key=desk.key("claim-by"))
        boxes = {
            "claim": "What may have helped, or got in the way",
            "reasons_for": "What speaks for it",
            "reasons_against": "What speaks against it",
            "otherwise": "What else it may be",
        }
        typed = {
            name: st.text_area(label, key=desk.key(name), max_chars=LONGEST, height=80)
            for name, label in boxes.items()
        }
        looked = desk.looked()
        if desk.submitted("Add this claim"):
            argued = voice.Argument(**typed, strength=levels[str(level)], looked=looked)
            desk.attempt(lambda: _claim(view, argued, known[str(about)].id, by))


def _claim(view: View, argued: voice.Argument, indicator: str, by: Role) -> str:
    must(Act.REVIEW, view.area)
    voice.claim(
        sources.store(),
        sources.catalogue(),
        argued,
        area=view.area.code,
        indicator=indicator,
        by=by,
    )
    return "The claim is there, beside its doubts."
