"""What each number means, written by the catalogue itself: nothing is explained twice."""

import inspect
from collections.abc import Iterable
from types import ModuleType

import streamlit as st

from khi import statistics
from khi.model import Breakdown, Domain, Indicator, Net, Policy, Polarity, Question, Share
from khi.ui import shell, sources
from khi.ui.markup import Markup, code, div, items, joined, p, table, tag

_GOOD = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.NEITHER: "No judgement: neither higher nor lower is better in itself.",
}


def indicators() -> None:
    """Every indicator, by the part of life or of the system it is about."""
    known = sources.catalogue().indicators.values()
    for domain in Domain:
        about = [each for each in known if each.domain is domain]
        if about:
            st.html(div("khi khi-list", tag("h3", domain.value.capitalize()), *map(_indicator, about)))


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
    caption = "The rules for what is withheld"
    with st.container(key="card-policy"):
        st.html(div("khi", table(["Rule", "What it says", "Where it comes from"], rows, caption=caption)))


def statistics_used() -> None:
    """The methods, in the words that stand beside the code."""
    st.html(div("khi khi-list", *(_method(name, doc) for name, doc in _documented(statistics))))


def _indicator(indicator: Indicator) -> Markup:
    """One indicator: closed it is its title; open it is everything a reader may ask."""
    facts = [
        ("In easy words", indicator.easy),
        ("What is counted", _counted(indicator)),
        ("Which way is good", _GOOD[indicator.polarity]),
        ("Unit", indicator.unit),
        ("How often", indicator.period),
        ("Source", indicator.source),
        ("Chosen by", indicator.chosen_by),
        *(("Take care", caveat) for caveat in indicator.caveats),
    ]
    return _entry(indicator.title, indicator.id.upper(), facts)


def _counted(indicator: Indicator) -> str:
    """What is divided by what, or read from which question."""
    if indicator.measure is not None:
        parts = [indicator.measure.numerator, indicator.measure.denominator]
        return ", out of ".join(part for part in parts if part)
    reading = indicator.reading
    question = sources.catalogue().questions[reading.question] if reading else None
    if question is None:
        return ""
    labels = {answer.code: answer.label for answer in question.all_answers}
    asked = f"“{question.wording}” " if question.wording else ""
    if isinstance(reading, Share):
        return f"{asked}Counted: {_listed(reading.counts, labels)}. Out of: {_listed(reading.out_of, labels)}."
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
        ("Groups", " · ".join(group.label for group in breakdown.groups)),
        ("Source", breakdown.source),
        ("Note", breakdown.note),
    ]
    return _entry(breakdown.label, breakdown.id, facts)


def _method(name: str, doc: str) -> Markup:
    first, _, rest = doc.partition("\n")
    return tag(
        "details",
        tag("summary", tag("span", first), code(name)),
        tag("pre", rest.strip() or first, class_="khi-doc"),
    )


def _entry(title: str, id: str, facts: Iterable[tuple[str, str]]) -> Markup:
    """Something that opens: native, so it works by keyboard and without a rerun."""
    lines = (joined([tag("dt", name), tag("dd", says)]) for name, says in facts if says)
    return tag(
        "details", tag("summary", tag("span", title), code(id)), tag("dl", *lines)
    )


def _documented(package: ModuleType) -> list[tuple[str, str]]:
    """The public functions of a package and what their authors say of them."""
    found = {}
    modules = [each for _, each in inspect.getmembers(package, inspect.ismodule)]
    for module in (package, *modules):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_ours = function.__module__.startswith(package.__name__)
            if is_ours and not name.startswith("_") and function.__doc__:
                found[f"{function.__module__.removeprefix('khi.')}.{name}"] = inspect.getdoc(function)
    return sorted((name, doc or "") for name, doc in found.items())
