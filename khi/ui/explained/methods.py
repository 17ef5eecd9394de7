"""What each number means, written by the catalogue itself: nothing is explained twice."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from khi.model import Breakdown, Domain, Indicator, Net, Polarity, Policy, Question, Share
from khi.progress import involvement
from khi.statistics import methods
from khi.ui.frame import selection
from khi.ui.given import sources
from khi.ui.pieces.markup import Markup, code, div, items, joined, table, tag
from khi.wording import by_chance, easy_found, privacy, sentence_case
from khi.wording import in_short as short
from khi.wording.easy_lines import Line
from khi.wording.progress import involvement as said

_GOOD = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.NEITHER: "No judgement: neither higher nor lower is better in itself.",
}


RULES, INDICATORS, QUESTIONS, GROUPS, SUMS = "rules", "indicators", "questions", "groups", "sums"
SURVEYS = "surveys"
_PARTS = {
    "Indicators": INDICATORS,
    "Questions": QUESTIONS,
    "Groups of people": GROUPS,
    "What is not shown": RULES,
    "The sums": SUMS,
    "How people were asked": SURVEYS,
}


def choose() -> str:
    """Ask which part to read; one at a time, so that the page stays short."""
    return selection.switch("Show", _PARTS, key="show")


def in_short() -> list[str | Line]:
    """How many numbers there are to show and questions to ask, in short words."""
    known = sources.catalogue()
    return easy_found.of_bank(len(known.indicators), len(known.questions))


def in_easy_words(part: str) -> None:
    """The part chosen in easy words: a list, with nothing to open."""
    known = sources.catalogue()
    if part == QUESTIONS:
        asked = [each.easy for each in known.questions.values() if each.easy]
        _easy("What we ask people", {"": asked})
    elif part == GROUPS:
        labels = [breakdown.label for breakdown in known.breakdowns.values()]
        _easy("We look at people by these things", {"": labels})
    elif part == RULES:
        _easy("What we do not show", {"": privacy.easy(known.policy)})
    elif part == SUMS:
        _easy("How we do the sums", {"": short.SUMS})
    elif part == SURVEYS:
        _easy("How people were asked", {"": short.SURVEYS})
    else:
        counted = {
            sentence_case(domain.value): [
                short.sentence(each.easy)
                for each in known.indicators.values()
                if each.domain is domain
            ]
            for domain in Domain
        }
        _easy("What we count", counted)


def _easy(title: str, lines: Mapping[str, Sequence[str]]) -> None:
    """A list of short lines, under a heading for each part of it that has a name and a line."""
    st.html(div("khi khi-section", tag("h2", title)))
    for heading, each in lines.items():
        if each:
            with st.container(key=f"card-easy-{heading}"):
                head = tag("h3", heading) if heading else None
                st.html(div("khi", head, items("khi-dots", *each)))


def indicators() -> None:
    """Every indicator, by the part of life or of the system it is about."""
    known = sources.catalogue().indicators.values()
    for domain in Domain:
        about = [each for each in known if each.domain is domain]
        if about:
            st.html(
                div("khi khi-list", tag("h3", sentence_case(domain.value)), *map(_indicator, about))
            )


def questions() -> None:
    """Every question we know, and whose words it is in."""
    known = sources.catalogue().questions.values()
    for instrument in dict.fromkeys(each.instrument for each in known):
        ours = [each for each in known if each.instrument == instrument]
        st.html(div("khi khi-list", tag("h3", instrument), *map(_question, ours)))


def breakdowns() -> None:
    """The groups of people that answers are shown for."""
    known = sources.catalogue().breakdowns.values()
    st.html(div("khi khi-list", *map(_breakdown, known)))


def policy() -> None:
    """What is withheld, by which rule, and who says so."""
    rules: Policy = sources.catalogue().policy
    rows = [[rule.title, rule.says, rule.source] for rule in rules.rules]
    rows += map(list, privacy.stricter(rules))
    caption = "The rules for what is withheld"
    with st.container(key="card-policy"):
        st.html(
            div(
                "khi", table(["Rule", "What it says", "Where it comes from"], rows, caption=caption)
            )
        )


def in_plain_words() -> None:
    """The way to the page that says it in plain words."""
    st.page_link("pages/privacy.py", label="How this works, in plain words")


def statistics_used() -> None:
    """The methods, in the words that stand beside the code."""
    used = [each for each in methods.METHODS if each.on_pages]
    other = [each for each in methods.METHODS if not each.on_pages]
    st.html(div("khi khi-list", tag("h3", "What the pages rest on"), *map(_method, used)))
    beside = "In the library beside them, and on no page"
    st.html(div("khi khi-list", tag("h3", beside), *map(_method, other)))


def chance() -> None:
    """Where a word allows for how many are looked at, and where it does not."""
    st.html(div("khi khi-list", items("khi-dots", *by_chance.RULE)))


def _indicator(indicator: Indicator) -> Markup:
    """One indicator: closed it is its title; open it is everything a reader may ask."""
    facts = [
        ("In easy words", indicator.easy),
        ("What is counted", _counted(indicator)),
        ("Which way is good", _GOOD[indicator.polarity]),
        ("Unit", indicator.unit),
        ("How often", indicator.period),
        ("Source", indicator.source),
        *_involved(indicator),
        *(("Take care", caveat) for caveat in indicator.caveats),
    ]
    return _entry(indicator.title, indicator.id.upper(), facts)


def _involved(indicator: Indicator) -> list[tuple[str, str]]:
    """Who chose it and who looked at it again, and whether people came before the plan."""
    line = sources.kept(
        ("involvement",), lambda: involvement.standing(sources.store(), "indicator")
    ).get(indicator.id)
    return [
        ("Chosen by", (line.chosen_by if line else "") or indicator.chosen_by),
        ("Reviewed by", (line.reviewed_by if line else "") or said.UNKNOWN),
        ("First involved", said.when(line)),
    ]


def _counted(indicator: Indicator) -> str:
    """What is divided by what, or read from which question."""
    if indicator.measure is not None:
        parts = [indicator.measure.numerator, indicator.measure.denominator]
        return ", out of ".join(part for part in parts if part)
    if indicator.comparison is not None:
        return f"Not asked: worked out from other indicators. It is {indicator.comparison.value}."
    reading = indicator.reading
    question = sources.catalogue().questions[reading.question] if reading else None
    if question is None:
        return ""
    labels = {answer.code: answer.label for answer in question.all_answers}
    asked = f"“{question.wording}” " if question.wording else ""
    if isinstance(reading, Share):
        counted, out_of = (_listed(each, labels) for each in (reading.counts, reading.out_of))
        return f"{asked}Counted: {counted}. Out of: {out_of}."
    if isinstance(reading, Net):
        return f"{asked}People it helps, less people it gets in the way of. Both are always shown."
    return f"{asked}The average of the answers."


def _listed(codes: Iterable[str], labels: dict[str, str]) -> str:
    return ", ".join(labels.get(each, each) for each in codes)


def _question(question: Question) -> Markup:
    """One question: its words where we may show them, its answers, and its licence."""
    missing = f"The licence does not let us print the words. {question.licence.holder}"
    outside = [answer.label for answer in question.answers if not answer.base]
    facts = [
        ("The words", question.wording or missing),
        ("In easy words", question.easy),
        ("Answers", _answers(question)),
        ("Not in the base", ", ".join(outside)),
        ("Licence", f"{question.licence.name} {question.licence.holder}".strip()),
        ("Source", question.source),
        ("Note", question.note),
    ]
    return _entry(question.wording or question.topic, question.id, facts)


def _answers(question: Question) -> str:
    scale = question.scale
    if scale is not None:
        ends = f" ({scale.low_label} to {scale.high_label})" if scale.low_label else ""
        return f"{scale.low} to {scale.high}{ends}"
    return " · ".join(answer.label for answer in question.answers)


def _breakdown(breakdown: Breakdown) -> Markup:
    facts = [
        ("The words", breakdown.wording),
        ("Groups", " · ".join(each.label for each in breakdown.groups if not each.within)),
        ("Source", breakdown.source),
        ("Note", breakdown.note),
    ]
    return _entry(breakdown.label, breakdown.id, facts)


def _method(method: methods.Method) -> Markup:
    """One method: what it gives, how, what it does with gaps, and what it is not for."""
    says = method.explanation
    facts = [
        ("What it gives", f"{says.summary} {says.detail}"),
        ("Formula", says.formula),
        ("Missing", says.missing),
        ("Not for", says.not_for),
        ("Source", says.source),
    ]
    return _entry(method.title, method.name, facts)


def _entry(title: str, id: str, facts: Iterable[tuple[str, str]]) -> Markup:
    """Something that opens: native, so it works by keyboard and without a rerun."""
    lines = (joined([tag("dt", name), tag("dd", says)]) for name, says in facts if says)
    return tag("details", tag("summary", tag("span", title), code(id)), tag("dl", *lines))
