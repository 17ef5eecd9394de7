"""What people are asked, what they can answer, and who they say they are."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from khi.model.value import Value

EVERYONE = "all"
"""The breakdown, and the group, of everyone who answered."""

NOT_STATED = "not_stated"
"""The group of people who did not say, or preferred not to."""

NOT_ON_FORM = ""
"""In place of an answer in a tally that holds nobody: nobody could say they are in the group."""

CROSSED = " x "
"""What stands between the names of two breakdowns counted together, and of their groups."""


class Answer(Value):
    """One thing a person can answer.

    ``code`` is what tallies hold. ``aliases`` are other spellings and numeric codes seen in files.
    ``base`` is false for "don't know", "prefer not to say" and the like: counted, never in a base.
    ``score`` is the answer's number where the question is a scale; None where it has none.
    """

    code: str
    label: str
    easy: str = ""
    aliases: tuple[str, ...] = ()
    base: bool = True
    score: float | None = None


class Scale(Value):
    """A whole-number scale, in place of a list of answers: 0 to 10, say."""

    low: int
    high: int
    low_label: str = ""
    high_label: str = ""


class Derived(Value):
    """A question nobody is asked: worked out for each person before the rows are discarded.

    Every part is required: a person who left one out has no answer, as the authors of such scales
    ask. The counting adds the parts up; no other rule is known to it.
    """

    rule: Literal["sum"] = "sum"
    of: tuple[str, ...]


class Licence(Value):
    """Whose words they are, and whether we may ship them."""

    name: str
    holder: str = ""
    ship_wording: bool


class Question(Value):
    """One question of the bank. ``wording`` is empty where its licence forbids shipping it."""

    id: str
    wording: str = ""
    easy: str = ""
    topic: str
    answers: tuple[Answer, ...] = ()
    scale: Scale | None = None
    derived: Derived | None = None
    aliases: tuple[str, ...] = ()
    sensitive: bool = False
    instrument: str
    licence: Licence
    source: str
    note: str = ""

    @model_validator(mode="after")
    def _has_one_kind_of_answer(self) -> Self:
        if bool(self.answers) == bool(self.scale):
            raise ValueError("a question has either answers or a scale")
        return self

    @model_validator(mode="after")
    def _wording_is_ours_to_ship(self) -> Self:
        if self.wording and not self.licence.ship_wording:
            raise ValueError(f"the licence ({self.licence.name}) does not let us ship the wording")
        return self

    @property
    def all_answers(self) -> tuple[Answer, ...]:
        """The answers in order, a scale written out as one answer for each number."""
        if self.scale is None:
            return self.answers
        numbers = range(self.scale.low, self.scale.high + 1)
        return tuple(Answer(code=str(n), label=str(n), score=n) for n in numbers)


class BreakdownKind(StrEnum):
    """Whether the groups have an order of their own."""

    ORDERED = "ordered"
    UNORDERED = "unordered"


class Group(Value):
    """One group of people within a breakdown.

    ``low`` and ``high`` are the numbers (ages, say) that fall in it, both included.
    ``within`` names the broader group it is shown in, where the detail is only kept underneath.
    ``asked`` is how a form words it, where that is not the label: "Yes" for disabled people.
    ``people`` names those in it in the middle of a sentence: "disabled people".
    """

    code: str
    label: str
    easy: str = ""
    asked: str = ""
    people: str = ""
    aliases: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    within: str = ""


class Breakdown(Value):
    """A characteristic people may share: the question, its groups, and which is compared.

    ``reference`` is "rest" (everyone else), "best" (the best-off) or a group's code. No group is
    "normal", so "rest" is the default. ``sensitive`` marks special category data.
    """

    id: str
    label: str
    wording: str
    kind: BreakdownKind = BreakdownKind.UNORDERED
    groups: tuple[Group, ...]
    aliases: tuple[str, ...] = ()
    reference: str = "rest"
    sensitive: bool = False
    source: str
    note: str = ""

    @property
    def broad(self) -> tuple[Group, ...]:
        """The groups it is shown in, without that of people who did not say."""
        return tuple(each for each in self.groups if not each.within and each.code != NOT_STATED)

    def codes_of(self, group: Group) -> list[str]:
        """The code of a group, and of those that are shown within it."""
        return [each.code for each in self.groups if group.code in (each.code, each.within)]
