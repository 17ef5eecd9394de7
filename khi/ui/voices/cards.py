"""One thing that was said, as it stands: its words, what was answered, and every step."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from khi import voice
from khi.model.heard import Heard
from khi.model.in_words import day_in_words
from khi.model.voice import Consent, Entry, Status
from khi.ui.given import sources
from khi.ui.pieces.icons import badge
from khi.ui.pieces.markup import Markup, div, items, joined, p, tag
from khi.ui.voices.desk import Part, indicator_of
from khi.wording import sentence_case
from khi.wording import voices as phrases

_LOOKS = {
    Status.OPEN: ("dot", "signal"),
    Status.AGREED: ("steady", "signal"),
    Status.DOING: ("up", "signal"),
    Status.DONE: ("tick", "strength"),
    Status.DECLINED: ("steady", "muted"),
    Status.WAITING: ("soon", "muted"),
    Status.SHOWN: ("tick", "strength"),
}


def show(heard: Sequence[Heard], today: date) -> None:
    """A card for each, one under the other."""
    st.html(div("khi khi-voices", *(_card(each, today) for each in heard)))


def _card(heard: Heard, today: date) -> Markup:
    return tag(
        "article",
        p("khi-over", phrases.said_line(heard, indicator_of(heard.said.indicator))),
        words(heard.said.words),
        div("khi-stands", stands(heard, today), tag("span", phrases.where_it_stands(heard, today))),
        answer(heard),
        _look_before_and_after(heard),
        history(heard),
        class_="khi-card khi-said",
    )


def _look_before_and_after(heard: Heard) -> Markup:
    """A link to the figure before and after, for what was done about one."""
    about = indicator_of(heard.said.indicator)
    if heard.status is not Status.DONE or about is None:
        return Markup()
    area = sources.catalogue().area(heard.said.area).name
    where = urlencode({"area": area, "part": Part.HELPED.value, "about": about.short})
    words = f"{about.short}: before and after"
    return p("khi-say", tag("a", words, href=f"voices?{where}", target="_self"))


def stands(heard: Heard, today: date) -> Markup:
    """Where it stands: a shape and a word."""
    if heard.is_overdue(today):
        return badge("gap", phrases.status_word(heard, today), tone="concern")
    shape, tone = _LOOKS[heard.status]
    return badge(shape, phrases.status_word(heard, today), tone=tone)


def words(typed: str) -> Markup:
    """Somebody's words as they are: escaped, in the direction of their own script."""
    return tag("blockquote", typed, dir="auto")


def answer(heard: Heard) -> Markup:
    """The latest answer, whose it is, and what would be done differently; nothing where none is."""
    if heard.reply is None:
        return Markup()
    title = {Status.DONE: "We did", Status.DECLINED: "We said no"}.get(heard.status, "We answered")
    return div(
        "khi-did",
        p("khi-say", tag("b", title)),
        tag("p", heard.reply.words, class_="khi-say khi-words", dir="auto"),
        p("khi-sub", phrases.answer_line(heard)),
        _learned(heard.reply.learned),
    )


def _learned(words: str) -> Markup:
    if not words:
        return Markup()
    return tag("p", tag("b", "Next time: "), words, class_="khi-sub khi-words", dir="auto")


def history(heard: Heard) -> Markup:
    """Every step: what, by whose role, and when."""
    return tag(
        "details",
        tag("summary", "Every step"),
        items("khi-steps-since", *phrases.steps(heard)),
        class_="khi-earlier",
    )


def story(heard: Heard) -> Markup:
    """A story as it is told: at most three hundred characters on the card, the rest behind."""
    entry = heard.said
    if not isinstance(entry, Entry):
        return Markup()
    quote = voice.quoted(entry.words)
    whole = (
        tag(
            "details",
            tag("summary", "Read the whole story"),
            words(entry.words),
            class_="khi-earlier",
        )
        if quote != " ".join(entry.words.split())
        else None
    )
    about = indicator_of(entry.indicator)
    figure = f" · {about.short}" if about else ""
    board = " · Only for the board" if entry.consent is Consent.BOARD else ""
    return joined(
        [
            p(
                "khi-over",
                f"{sentence_case(entry.theme)}{figure}{board}",
            ),
            words(quote),
            p("khi-sub", f"{sentence_case(phrases.somebody(entry.by))}, {day_in_words(heard.day)}"),
            whole,
        ]
    )
