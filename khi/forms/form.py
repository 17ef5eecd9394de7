"""Which questions a form asks, where and when: what every kind of form is made from."""

from collections.abc import Iterable, Sequence

from khi.catalogue import Catalogue
from khi.model import (
    NOT_STATED,
    Area,
    Breakdown,
    Group,
    KhiError,
    Quarter,
    Question,
    Scale,
    Value,
)
from khi.model.in_words import lower_first

_UNSAID = "Not stated"
_PREFER_NOT = "Prefer not to say"


class Choice(Value):
    """One thing that can be answered: the code that is counted, and the words for it."""

    code: str
    label: str


class Item(Value):
    """One thing the form asks.

    ``wording`` is empty where its licence keeps us from printing it: such an item has only its
    id. ``scale`` is set in place of a list of choices. ``about_you`` are the items that tell
    groups of people apart.
    """

    id: str
    topic: str
    wording: str = ""
    choices: tuple[Choice, ...]
    scale: Scale | None = None
    about_you: bool = False
    sensitive: bool = False

    @property
    def heading(self) -> str:
        """What stands above its column: the question itself, or its id where we may not say it."""
        return self.wording or self.id


class Form(Value):
    """One form: for one area and quarter. ``left_out`` says what it could not ask, and why."""

    area: Area
    quarter: Quarter
    items: tuple[Item, ...]
    easy: bool = False
    asked_by: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the form is called."""
        return f"How are you? A survey for {self.area.name}"

    @property
    def printed(self) -> tuple[Item, ...]:
        """The items whose words we may print: what a person can be asked."""
        return tuple(each for each in self.items if each.wording)


def form(
    catalogue: Catalogue,
    *,
    area: str,
    quarter: Quarter,
    questions: Sequence[str],
    breakdowns: Sequence[str] = (),
    easy: bool = False,
    asked_by: str = "",
) -> Form:
    """A form that asks some questions of the bank.

    Args:
        catalogue: the question bank.
        area: the code of the area the people live in.
        quarter: when they are asked.
        questions: the ids of questions, in the order to ask them.
        breakdowns: the ids of what to ask people about themselves; it always comes last.
        easy: whether to use the easy-read words.
        asked_by: who is asking, for the top of the form.

    Raises:
        KhiError: where a question or breakdown is not known, is worked out and never asked, or
            there is nothing to ask.
    """
    asked = [_question(catalogue, id) for id in dict.fromkeys(questions)]
    about = [_breakdown(catalogue, id) for id in dict.fromkeys(breakdowns)]
    if not asked:
        raise KhiError("Choose at least one question.", state="Nothing has been made.")
    items = (*(_asked(each, easy) for each in asked), *(_about(each, easy) for each in about))
    return Form(
        area=catalogue.area(area),
        quarter=quarter,
        items=items,
        easy=easy,
        asked_by=asked_by,
        left_out=tuple(_unprinted(asked)),
    )


def _question(catalogue: Catalogue, id: str) -> Question:
    question = catalogue.questions.get(id)
    if question is None:
        raise KhiError(
            "There is no such question in the bank.",
            found=id,
            accepted=", ".join(
                each.id for each in catalogue.questions.values() if not each.derived
            ),
            state="Nothing has been made.",
        )
    if question.derived:
        raise KhiError(
            f"{id} is worked out from other answers; nobody is asked it.",
            accepted=", ".join(question.derived.of),
            state="Nothing has been made.",
        )
    return question


def _breakdown(catalogue: Catalogue, id: str) -> Breakdown:
    if id not in catalogue.breakdowns:
        raise KhiError(
            "There is no such way of telling groups apart.",
            found=id,
            accepted=", ".join(catalogue.breakdowns),
            state="Nothing has been made.",
        )
    return catalogue.breakdowns[id]


def _asked(question: Question, easy: bool) -> Item:
    wording = (question.easy if easy else "") or question.wording
    return Item(
        id=question.id,
        topic=question.topic,
        wording=wording,
        choices=tuple(_answers(question, easy=easy and bool(question.wording))),
        scale=question.scale,
        sensitive=question.sensitive,
    )


def _answers(question: Question, *, easy: bool) -> Iterable[Choice]:
    """The answers to offer. Easy read offers fewer: those with easy words of their own.

    What is never in a base ("I do not have support") is offered in both: without it people would
    have to say what is not so.
    """
    spelt = question.licence.ship_wording
    for answer in question.all_answers:
        if easy and question.scale is None and answer.base and not answer.easy:
            continue
        label = (answer.easy if easy else "") or answer.label
        yield Choice(code=answer.code, label=label if spelt else answer.code)


def _about(breakdown: Breakdown, easy: bool) -> Item:
    return Item(
        id=breakdown.id,
        topic="about you",
        wording=breakdown.wording,
        choices=tuple(
            Choice(code=each.code, label=_said(each, easy))
            for each in breakdown.groups
            if not each.within
        ),
        about_you=True,
        sensitive=breakdown.sensitive,
    )


def _said(group: Group, easy: bool) -> str:
    """A group as a person says it of themselves."""
    if group.code == NOT_STATED and group.label == _UNSAID:
        return _PREFER_NOT
    return (group.easy if easy else "") or group.asked or group.label


def _unprinted(questions: Iterable[Question]) -> Iterable[str]:
    """What cannot be printed, and why."""
    for question in questions:
        if not question.wording:
            yield (
                f"{question.id} ({question.instrument}): its words belong to"
                f" {question.licence.holder or 'somebody else'} and are not ours to print"
                f" ({question.licence.name})."
            )


def plain_choices(item: Item) -> str:
    """The answers of an item in a line."""
    if item.scale is None:
        return "; ".join(each.label for each in item.choices)
    return scale_words(item.scale)


def scale_words(scale: Scale) -> str:
    """What the ends of a scale mean."""
    low = f"{scale.low}{f' is {lower_first(scale.low_label)}' if scale.low_label else ''}"
    high = f"{scale.high}{f' is {lower_first(scale.high_label)}' if scale.high_label else ''}"
    return f"{low}. {high}." if scale.low_label else f"A whole number from {low} to {high}."
