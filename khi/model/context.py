"""How a survey was asked: what a reader must know to judge its figures, and nothing of anybody."""

from datetime import date
from enum import StrEnum
from typing import Any, Self

from pydantic import model_validator

from khi.model.value import Value


class Asked(StrEnum):
    """How people were asked."""

    ONLINE = "online"
    PAPER = "on paper"
    PHONE = "by phone"
    FACE_TO_FACE = "face to face"
    SEVERAL = "in several ways"


class Context(Value):
    """Who asked, how, how many were invited, who helped design the questions, and when.

    Everything is optional: None, or empty, is not said. ``easy_read`` is whether people could
    answer in easy read.
    """

    asked_by: str = ""
    how: Asked | None = None
    invited: int | None = None
    designed_with: str = ""
    first_day: date | None = None
    last_day: date | None = None
    easy_read: bool | None = None

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
    def read(cls, kept: dict[str, str]) -> Self:
        """The context in what the ledger keeps of an upload; what else is kept is passed over."""
        known = {name: kept[name] for name in cls.model_fields if kept.get(name)}
        return cls.model_validate(known)

    def written(self) -> dict[str, str]:
        """The context as the ledger keeps it: only what was said."""
        said: dict[str, Any] = self.model_dump(mode="json")
        return {name: str(value) for name, value in said.items() if value not in (None, "")}
