"""How a survey was asked, in words: under the figures, in the ledger and on Methods."""

from collections.abc import Mapping

from khi.model import Breakdown
from khi.model.context import Context
from khi.model.in_words import day_in_words
from khi.wording.numbers import sentence_case

_LONGEST = 200


def survey_source(name: str, context: Context) -> str:
    """What stands under every figure of a survey: its name, who asked, how and when."""
    said = [
        f"asked by {context.asked_by}" if context.asked_by else "",
        context.how,
        _when(context),
        "easy read offered" if context.easy_read else "",
    ]
    told = ", ".join(part for part in said if part)
    return (f"{name}: {told}" if told else name)[:_LONGEST]


def context_facts(context: Context, breakdowns: Mapping[str, Breakdown]) -> list[tuple[str, str]]:
    """Everything that was said of a survey, each with what it is about.

    ``breakdowns`` are those of the catalogue, by id: they name the groups.
    """
    easy = {None: "", True: "Yes", False: "No"}[context.easy_read]
    facts = [
        ("Who asked", context.asked_by),
        ("How people were asked", sentence_case(context.how)),
        ("How many were invited", f"{context.invited:,}" if context.invited else ""),
        ("Who helped design the questions", context.designed_with),
        ("When people were asked", _when(context)),
        ("Easy read offered", easy),
        ("Groups not on the form", _named(context, breakdowns)),
    ]
    return [(name, said) for name, said in facts if said]


def _named(context: Context, breakdowns: Mapping[str, Breakdown]) -> str:
    """The groups that were not on the form; one that is not known any more, by its code."""
    labels = {
        (each.id, group.code): f"{each.label}: {group.label}"
        for each in breakdowns.values()
        for group in each.groups
    }
    return ", ".join(labels.get(pair, pair[1]) for pair in context.not_on_form)


def _when(context: Context) -> str:
    """The days of asking."""
    first, last = context.first_day, context.last_day
    if first and last and first != last:
        return f"{day_in_words(first)} to {day_in_words(last)}"
    only = first or last
    return day_in_words(only) if only else ""
