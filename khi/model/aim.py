"""What a board sets itself for an indicator, and from when its series is judged afresh."""

from typing import Annotated

from pydantic import Field, StringConstraints

from khi.model.value import Value

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Aim(Value):
    """Where an indicator should be in an area, from a quarter on.

    ``value`` is in the units of the indicator: a fraction for a share. ``by_role`` says who set
    it, as a role and never a name. Several aims one after another are a path to a target.
    """

    indicator: str
    area: str
    quarter: str
    value: float = Field(allow_inf_nan=False)
    reason: Words
    by_role: Words


class Rebase(Value):
    """The quarter from which new limits begin, with the reason and who decided it."""

    indicator: str
    area: str
    quarter: str
    reason: Words
    by_role: Words
