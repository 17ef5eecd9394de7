"""Numbers in plain English: sentences, titles, tables, alternative text and easy read."""

from khi.wording.absences import absence, why_absent
from khi.wording.numbers import is_number, number, of_100, percentage, span

__all__ = ["absence", "is_number", "number", "of_100", "percentage", "span", "why_absent"]
