"""What must be withheld: the one policy, read from the catalogue."""

from pydantic import Field

from khi.model.value import Value


class Rule(Value):
    """One rule a reader can look up: its id stands in the reason they see."""

    id: str
    title: str
    says: str
    source: str


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

    def stricter(self, *, threshold: int) -> "Policy":
        """The policy for one dataset with a higher threshold. Raises ``ValueError`` if lower."""
        if threshold < self.threshold:
            raise ValueError(
                f"A dataset may raise the threshold of {self.threshold}, not lower it."
            )
        return self.model_copy(update={"threshold": threshold})
