"""Numbers in plain English: sentences, titles, tables, alternative text and easy read."""

from khi.wording.absences import absence, why_absent
from khi.wording.numbers import is_number, number, of_100, percentage, span
from khi.wording.signals import is_upward, judged, more_than_chance, rule_fired, variation

__all__ = [
    "absence",
    "is_number",
    "is_upward",
    "judged",
    "more_than_chance",
    "number",
    "of_100",
    "percentage",
    "rule_fired",
    "span",
    "variation",
    "why_absent",
]
