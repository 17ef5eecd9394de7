"""What every noun shares: it cannot change, and it refuses what it does not know."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. An unknown field is an error, so a misspelt catalogue entry is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")
