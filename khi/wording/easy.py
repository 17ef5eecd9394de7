"""The easy-read twin of each main sentence: one idea in each, short words, whole numbers."""

from khi.model import Absence, Indicator, Mean, Net, Polarity
from khi.wording.findings import Row, is_shown
from khi.wording.numbers import is_number, number, of_100, people, rounded

_ABSENT = {
    Absence.TOO_FEW: "Too few people answered. We keep their answers private.",
    Absence.PROTECTS: "We keep this number back. It keeps people's answers private.",
    Absence.NOT_ASKED: "Nobody was asked this.",
    Absence.NOT_DUE: "This number is not ready yet.",
    Absence.ALMOST_NOBODY: "Almost nobody said this.",
    Absence.ALMOST_EVERYBODY: "Almost everybody said this.",
}

_HELPS, _HINDERS = "say yes", "say it gets in the way"
_COUNTED = ("people", "unpaid carers", "workers", "attendances", "emergency admissions")
"""What there may be so many of in 100; of money and scales it is a percentage."""


def easy_reading(row: Row, indicator: Indicator) -> str:
    """The figure: "People who choose what they do each day: 68 out of 100."."""
    if not is_shown(row):
        return easy_absence(row["absence"])
    value = float(row["value"])
    topic = indicator.easy.rstrip(".")
    if isinstance(indicator.reading, Net):
        question = topic if topic.endswith("?") else f"{topic}."
        return f"{question} {_net(value)}"
    if indicator.is_fraction:
        return f"{topic}: {people(of_100(value))} out of 100."
    if isinstance(indicator.reading, Mean):
        return f"{topic}: {number(value, indicator)}."
    return f"{topic}: {number(value, indicator)} {indicator.unit}."


def easy_figure(value: object, indicator: Indicator) -> tuple[str, str]:
    """A big number and the words beside it: "73" and "out of 100 people".

    Of a net it is how many more of 100 people say the one than the other, and which: no sign and
    no percentage has to be known.
    """
    if not is_number(value):
        return number(value, indicator), indicator.unit
    size = float(str(value))
    if isinstance(indicator.reading, Net):
        more, fewer = (_HELPS, _HINDERS) if size >= 0 else (_HINDERS, _HELPS)
        return people(of_100(abs(size))), f"more in every 100 people {more} than {fewer}"
    who = indicator.unit.removeprefix("of ")
    if indicator.is_fraction and who.startswith(_COUNTED):
        return people(of_100(size)), f"out of 100 {who}"
    return number(size, indicator), indicator.unit


def easy_change(row: Row, indicator: Indicator) -> str:
    """The change: "This is better than last year."."""
    if not is_shown(row):
        return easy_absence(row["absence"])
    if not is_number(row["change"]) or not row["change_verdict"]:
        return "We do not know yet if this has changed."
    if row["change_verdict"] == "similar":
        return "This is about the same as last year."
    return f"This is {_word(row['change_verdict'], row['change'], indicator)} than last year."


def easy_difference(row: Row, indicator: Indicator, *, than: str) -> str:
    """The comparison: "This is better than in the rest of Merrowdale."."""
    if not is_shown(row):
        return easy_absence(row["absence"])
    if not is_number(row["difference"]) or not row["verdict"]:
        return f"We cannot compare this with {than}."
    if row["verdict"] == "similar":
        return f"This is about the same as {than}."
    return f"This is {_word(row['verdict'], row['difference'], indicator)} than {than}."


def easy_base(row: Row) -> str:
    """How many people answered."""
    if not is_shown(row):
        return easy_absence(row["absence"])
    if not is_number(row["base"]):
        return "This comes from records."
    return f"About {rounded(float(row['base'])):,.0f} people answered."


def easy_absence(reason: Absence | str) -> str:
    """Why there is no number."""
    return _ABSENT.get(Absence(reason), "We do not have this number.")


def _net(value: float) -> str:
    """Of whom there are more: those who say that it helps, or that it gets in the way."""
    if not rounded(100 * value):
        return f"About as many people {_HELPS} as {_HINDERS}."
    more, fewer = (_HELPS, _HINDERS) if value > 0 else (_HINDERS, _HELPS)
    return f"More people {more} than {fewer}."


def _word(verdict: str, difference: float, indicator: Indicator) -> str:
    """Better or worse where one way is good, higher or lower where neither is."""
    if indicator.polarity is Polarity.NEITHER:
        return "higher" if difference > 0 else "lower"
    return verdict
