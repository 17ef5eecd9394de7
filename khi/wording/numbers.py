"""Numbers as people read them. The only place where a fraction becomes a percentage."""

import math
from numbers import Real

from khi.model import Indicator, Mean, Net

MISSING = "no figure"
"""What stands where there is no number, so that no blank, NaN or None is ever read out."""

FEWER_THAN_ONE = "fewer than 1"
"""So many of 100 people where it is somebody, and less than one of them."""

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def is_number(value: object) -> bool:
    """Whether there is a figure here at all."""
    return isinstance(value, Real) and math.isfinite(float(value))


def rounded(value: float, places: int = 0) -> float:
    """Rounded as people round, halves away from zero, and never minus zero."""
    scale = 10**places
    size = math.floor(abs(value) * scale + 0.5 + 1e-9) / scale
    return math.copysign(size, value) if size else 0.0


def text(amount: float, places: int = 0) -> str:
    """A number with so many digits behind the point, and one more where it lies half-way.

    What is published has been rounded once, so a half may stand for a little less or a little
    more. Rounded again it would be wrong as often as right: 67.46 is published as 67.5, and is 67.
    """
    tenths = abs(amount) * 10 ** (places + 1)
    is_half = abs(tenths - round(tenths)) < 1e-6 and round(tenths) % 10 == 5
    fine = places + is_half
    return f"{rounded(amount, fine):,.{fine}f}".replace("-", "−")


def people(words: str) -> str:
    """So many of 100 people, as people: "67 or 68" for "67.5", as nobody is half a person."""
    whole, point, _ = words.partition(".")
    if words == "under 1" or (point and whole == "0"):
        return FEWER_THAN_ONE
    if words == "over 99":
        return "more than 99"
    return f"{whole} or {int(whole.replace(',', '')) + 1:,}" if point else words


def fewest_people(words: str) -> str:
    """The end of a range of people that is nearer to none: a half downwards, never to none."""
    return people(words).partition(" or ")[0]


def most_people(words: str) -> str:
    """The end of a range of people that is further from none: a half upwards, somebody as one."""
    said = people(words)
    return "1" if said == FEWER_THAN_ONE else said.rpartition(" or ")[2]


def percentage(fraction: object) -> str:
    """A fraction as a whole percentage: "68%", or "67.5%" where it was published so.

    Never 0% or 100% unless it is, as far as a published figure tells: of 2,000 people or more all
    but one may be published as all.
    """
    if not is_number(fraction):
        return MISSING
    share = float(fraction)  # type: ignore[arg-type]
    words = text(100 * share)
    if words == "0" and share > 0:
        return "under 1%"
    if words == "100" and share < 1:
        return "over 99%"
    return f"{words}%"


def plain(value: object) -> str:
    """A number with the digits a reader can use: "1,240", "57", "7.4"; "under 0.1" is not none."""
    if not is_number(value):
        return MISSING
    amount = float(value)  # type: ignore[arg-type]
    places = 0 if abs(amount) >= 9.95 or amount == 0 else 1
    words = _with_places(amount, places)
    return "under 0.1" if words == "0.0" else words


def signed(fraction: object) -> str:
    """A net share in points of 100 people, with its sign: "+5", "−3", "0"."""
    if not is_number(fraction):
        return MISSING
    points = float(fraction) * 100  # type: ignore[arg-type]
    words = text(points)
    return f"+{words}" if points > 0 and words != "0" else words


def number(value: object, indicator: Indicator) -> str:
    """An indicator's value as it stands on a chart: "68%", "+5", "7.4", "1,240"."""
    if not is_number(value):
        return MISSING
    if isinstance(indicator.reading, Net):
        return signed(value)
    if indicator.is_fraction:
        return percentage(value)
    if isinstance(indicator.reading, Mean):
        return text(float(value), 1)  # type: ignore[arg-type]
    return plain(value)


def tick(value: float, indicator: Indicator) -> str:
    """A value on an axis, without digits that say nothing: "7", not "7.0"."""
    if indicator.is_fraction:
        return number(value, indicator)
    return f"{value:,.10g}".replace("-", "−")


def _with_places(amount: float, places: int) -> str:
    return f"{rounded(amount, places):,.{places}f}".replace("-", "−")


def span(lower: object, upper: object, indicator: Indicator) -> str:
    """Two limits in few characters, for beside a chart: "32 to 56". Empty if there are none."""
    if not (is_number(lower) and is_number(upper)):
        return ""
    return f"{number(lower, indicator)} to {number(upper, indicator)}".replace("%", "")


def spelt(count: int) -> str:
    """A small whole number in words, a larger one in digits: "seven", "12"."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, noun: str) -> str:
    """A number of things: "one area", "12 areas"."""
    return f"{spelt(count)} {noun}{'' if count == 1 else 's'}"


def are(count: int) -> str:
    """The verb behind a number of things: "one area is", "two areas are"."""
    return "is" if count == 1 else "are"


def have(count: int) -> str:
    """The verb behind a number of things: "one group has", "two groups have"."""
    return "has" if count == 1 else "have"


def sentence_case(text: str) -> str:
    """The text with a capital letter in front, and the rest as it was."""
    return text[:1].upper() + text[1:]


def of_100(share: object) -> str:
    """How many of every 100 people: "51"."""
    return percentage(share).rstrip("%") if is_number(share) else MISSING
