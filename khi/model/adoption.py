"""A measure of a publication that somebody here made an indicator of their own."""

from khi.model.value import Value


class Adoption(Value):
    """Which measure of which publication an indicator is, from and until a financial year.

    Codes are given to other measures later, so a code alone says nothing.
    """

    publication: str
    code: str
    first_year: int = 0
    last_year: int = 9999
    indicator: str
