"""What must be withheld: the one policy, read from the catalogue."""

from typing import Self

from pydantic import Field, model_validator

from khi.model.value import Value


class Rule(Value):
    """One rule a reader can look up: its id stands in the reason they see."""

    id: str
    title: str
    says: str
    source: str


class Override(Value):
    """Stricter numbers for whatever some questions asked, and why. Nought leaves one as it is."""

    questions: tuple[str, ...]
    why: str
    threshold: int = 0
    indicative_below: int = 0
    protection_width: int = 0
    near_certain_below: int = 0

    @property
    def numbers(self) -> dict[str, int]:
        """Each number that is set."""
        every = self.model_dump(exclude={"questions", "why"})
        return {name: number for name, number in every.items() if number}


class Policy(Value):
    """The numbers of disclosure control. An override may only make it stricter.

    ``threshold``: the smallest base that may be shown. ``indicative_below``: shown, but marked.
    ``round_base_to``: shown bases are rounded to this. ``whole_percent_below``: shown percentages
    are whole numbers under this base. ``protection_width``: how many values a withheld base must
    still be able to take for someone who has everything we publish. ``near_certain_below``: the
    base under which "everybody" or "nobody" is not said on a sensitive question.
    ``totals_wait_days``: how long after its end a quarter or year is added up without waiting for
    places that have not counted yet.
    """

    threshold: int = Field(default=10, ge=5)
    indicative_below: int = 30
    round_base_to: int = 5
    whole_percent_below: int = 100
    protection_width: int = 10
    near_certain_below: int = 30
    totals_wait_days: int = Field(default=60, ge=0)
    rules: tuple[Rule, ...] = ()
    overrides: tuple[Override, ...] = ()

    @model_validator(mode="after")
    def _is_never_looser(self) -> Self:
        for override in self.overrides:
            self.stricter(**override.numbers)
        return self

    def stricter(self, **numbers: int) -> "Policy":
        """The policy with some numbers raised. Raises ``ValueError`` where one would be lower."""
        for name, number in numbers.items():
            if number < getattr(self, name):
                raise ValueError(
                    f"An override may raise the {name} of {getattr(self, name)}, not lower it."
                )
        return self.model_copy(update=numbers)

    def of(self, question: str) -> "Policy":
        """The policy for what a question asked, with the strictest of every override."""
        strictest: dict[str, int] = {}
        for override in self.overrides:
            if question in override.questions:
                for name, number in override.numbers.items():
                    strictest[name] = max(number, strictest.get(name, 0))
        return self.model_copy(update={**strictest, "overrides": ()})
