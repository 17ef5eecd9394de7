"""Which found values a message may repeat. The rest are somebody's own, and stay in their file."""

import re
from calendar import month_abbr, month_name

from khi.catalogue import Catalogue
from khi.intake.identifiers import is_personal
from khi.intake.matching.words import fold

_SHARED_BY = 3
_LONGEST = 40
_SHORT_NUMBER = re.compile(r"-?\d{1,4}(?:[.,]\d{1,2})?")
_DAY = re.compile(r"\d{1,4}[-/. ]\d{1,2}(?:[-/. ]\d{1,4})?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR = re.compile(r"(?:19|20)\d\d|\bfy\s?\d\d", re.IGNORECASE)
_MONTHS = "|".join(
    each for month in range(1, 13) for each in (month_name[month], month_abbr[month])
)
_WHEN = re.compile(
    rf"\d{{1,4}}[pre]?|(?:\d{{4}})?q[1-4]|fy\d{{0,4}}|h[12]|ytd|qtr|quarter|year|months?|to|of|ending"
    rf"|wk|week|{_MONTHS}",
    re.IGNORECASE,
)
"""A word for a stretch of time, as somebody tried to write it: no name and no address."""

_BETWEEN = re.compile(r"[\s/().,:–—_-]+")
_ALSO = """
yes no maybe perhaps sometimes often never always usually occasionally rarely agree disagree
neither strongly slightly somewhat very quite fairly extremely not at all good bad poor fair
excellent better worse same other none some many few lot little much more less most least too
enough ok okay fine happy sad satisfied dissatisfied likely unlikely spring summer autumn winter
january february march april may june july august september october november december quarter
year total
"""


class Echo:
    """What may be repeated: what many rows share, what is close to an answer, and common words."""

    def __init__(self, catalogue: Catalogue) -> None:
        texts = [_ALSO]
        for question in catalogue.questions.values():
            for answer in question.answers:
                texts += [answer.code, answer.label, answer.easy, *answer.aliases]
        for breakdown in catalogue.breakdowns.values():
            for group in breakdown.groups:
                texts += [group.code, group.label, group.easy, *group.aliases]
        texts += [area.name for area in catalogue.areas.values()]
        self._words = {word for text in texts for word in fold(text).split()}

    def shown(self, text: str, *, cells: int, guess: str = "", is_day: bool = False) -> str:
        """The value in quotes, or empty where it could be personal.

        Args:
            text: what a cell holds.
            cells: how many cells hold the same.
            guess: the accepted answer it is like, where there is one.
            is_day: whether the column says when, so that a date is not a date of birth.
        """
        plain = " ".join(text.split())
        if is_day and (_DAY.fullmatch(plain) or _is_a_time(plain)):
            return f"'{plain}'"
        if len(plain) > _LONGEST or is_personal(plain):
            return ""
        if guess or cells >= _SHARED_BY or _SHORT_NUMBER.fullmatch(plain):
            return f"'{plain}'"
        return f"'{plain}'" if set(fold(plain).split()) <= self._words else ""


def _is_a_time(plain: str) -> bool:
    """Whether a value is one of a column of times that could be nobody's own."""
    words = filter(None, _BETWEEN.split(plain))
    return bool(_YEAR.search(plain)) and all(_WHEN.fullmatch(each) for each in words)
