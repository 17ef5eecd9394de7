"""How a survey was asked: what a reader must know to judge its figures, and nothing of anybody."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import model_validator

from khi.model.value import Value

_YES, _NO = "yes", "no"
_OF, _NEXT = ": ", ", "
_KEPT_AS = {
    "asked_by": "who asked",
    "how": "how",
    "invited": "invited",
    "designed_with": "who helped design the questions",
    "first_day": "first day",
    "last_day": "last day",
    "easy_read": "easy read used",
    "not_on_form": "groups not on the form",
}
"""What the ledger calls each part."""


class Asked(StrEnum):
    """How people are usually asked. Other words may say it too."""

    ONLINE = "online"
    PAPER = "on paper"
    PHONE = "by phone"
    FACE_TO_FACE = "face to face"
    SEVERAL = "in several ways"


class Context(Value):
    """Who asked, how, how many were invited, who helped design the questions, and when.

    Everything is optional: None, or empty, is not said. ``easy_read`` is whether people could
    answer in easy read. ``not_on_form`` are groups that nobody could say they are in, each with
    its breakdown before it: ``("age", "85_over")``.
    """

    asked_by: str = ""
    how: str = ""
    invited: int | None = None
    designed_with: str = ""
    first_day: date | None = None
    last_day: date | None = None
    easy_read: bool | None = None
    not_on_form: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValueError("the last day of asking must not come before the first")
        return self

    @model_validator(mode="after")
    def _invites_somebody(self) -> Self:
        if self.invited is not None and self.invited < 1:
            raise ValueError("at least one person must have been invited")
        return self

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> Self:
        """The context in what the ledger keeps of an upload; what else is kept is passed over."""
        said: dict[str, Any] = {name: kept[key] for name, key in _KEPT_AS.items() if kept.get(key)}
        if "easy_read" in said:
            said["easy_read"] = said["easy_read"] == _YES
        if "not_on_form" in said:
            said["not_on_form"] = [each.split(_OF) for each in said["not_on_form"].split(_NEXT)]
        return cls.model_validate(said)

    def written(self) -> dict[str, str]:
        """The context as the ledger keeps it: only what was said, in words."""
        said: dict[str, Any] = self.model_dump(mode="json")
        if self.easy_read is not None:
            said["easy_read"] = _YES if self.easy_read else _NO
        said["not_on_form"] = _NEXT.join(_OF.join(each) for each in self.not_on_form)
        return {key: str(said[name]) for name, key in _KEPT_AS.items() if said[name]}
