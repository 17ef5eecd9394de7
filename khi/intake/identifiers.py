"""What in a file names a person: decided per column, by its heading and by what is in it.

Nothing here, and nothing made from it, repeats a value. A finding says which column and what kind
of thing it holds; that is enough to act on.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from stdnum.gb import nhs

from khi.intake.matching.periods import day_of
from khi.intake.matching.words import fold

ENOUGH = 0.8
"""The share of a column's values that must look like one kind of identifier to be called that."""

_SOME = 0.2
_FEWEST_NHS = 3
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_EMAIL_WITHIN = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
_NATIONAL_INSURANCE = re.compile(
    r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]?"
)
_POSTCODE = re.compile(
    r"(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2})"
)
_PART_POSTCODE = re.compile(r"[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]?( ?[0-9])?")
_PHONE = re.compile(r"(?:\+44|0044|0)[\s()-]*[1237](?:[\s()-]*\d){8,9}")
_TEN_DIGITS = re.compile(r"\d{3}[\s-]?\d{3}[\s-]?\d{4}")
_DEGREES = re.compile(r"-?\d{1,3}\.\d{4,}")
_POINT = re.compile(r"-?\d{1,3}\.\d{3,}[ ,]+-?\d{1,3}\.\d{3,}.*")
_UUID = re.compile(
    r"(?:uuid:)?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I
)
_ANONYMOUS = frozenset(
    {"", "anonymous", "anon", "none", "n a", "na", "null", "redacted", "removed"}
)


class Finding(NamedTuple):
    """What a column holds that we do not keep, and whether it names a person directly."""

    kind: str
    why: str
    direct: bool


class _Sort(NamedTuple):
    """A kind of identifier: headings that say so, and how to tell from a value."""

    kind: str
    heading: re.Pattern[str]
    looks: Callable[[str], bool] | None
    share: float = _SOME


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text.strip().upper()) is not None


def _is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text.strip()) is not None


def _is_address_of_a_machine(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip())
    except ValueError:
        return False
    return True


def _is_nhs_number(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and nhs.is_valid(digits)


_OF_A_PERSON = (
    r"(?:your|their|respondent|recipient|client|patient|customer|user|service user|person)"
)
_SORTS = (
    _Sort("NHS number", re.compile(r"\bnhs\b.*\b(?:no|num|number|id)\b|^nhs$|\bnhsno\b"), None),
    _Sort(
        "National Insurance number",
        re.compile(
            re.compile(
                r"\bnational insurance (?:no|num|number)\b|^national insurance$"
                r"|\bni (?:no|num|number)\b|^(?:nino|nin)$"
            ),
        ),
        _whole(_NATIONAL_INSURANCE),
    ),
    _Sort(
        "email address",
        re.compile(
            r"^(?:\w+ ){0,3}e ?mail(?: address(?:es)?)?$|\bemail address\b|recipient ?email"
        ),
        _is_email,
    ),
    _Sort(
        "phone number",
        re.compile(r"\b(?:tele)?phone(?: number| no)?$|\bmobile(?: number| no)?$|^tel$|^telno$"),
        _whole(_PHONE),
        ENOUGH,
    ),
    _Sort("postcode", re.compile(r"\bpost ?code\b|\bzip(?: code)?$"), _whole(_POSTCODE), ENOUGH),
    _Sort(
        "IP address", re.compile(r"\bip ?address\b|^ip$|^ipaddr$"), _is_address_of_a_machine, ENOUGH
    ),
    _Sort(
        "point on a map",
        re.compile(
            r"\b(?:gps|geopoint|latitude|longitude|altitude)\b|location(?:latitude|longitude)"
            r"|^(?:lat|lon|lng|long|easting|northing)$"
        ),
        _whole(_POINT),
        ENOUGH,
    ),
    _Sort(
        "device",
        re.compile(r"\bdevice ?id\b|^(?:deviceid|imei|subscriberid|simserial|mac address)$"),
        None,
    ),
    _Sort(
        "name",
        re.compile(
            rf"^(?:{_OF_A_PERSON} )?(?:(?:first|last|full|fore|middle|given|family|preferred) ?)?"
            r"(?:name|names)$|^(?:recipient)?(?:sur|fore|last|first)name$|^name of (?:the )?"
            r"(?:person|respondent|client|patient|carer|participant)$|^what is your (?:full )?name$"
            r"|^(?:carer|participant|interviewee|contact) ?(?:s )?name$"
        ),
        None,
    ),
    _Sort(
        "date of birth",
        re.compile(r"\b(?:dob|birth ?date|birthday)\b|\bdate ?of ?birth\b|^when were you born$"),
        None,
    ),
    _Sort(
        "address",
        re.compile(r"^(?:home |postal |full |your )?address(?: line)?(?: \d)?$|\bhouse number\b"),
        None,
    ),
    _Sort(
        "local reference number",
        re.compile(
            r"\b(?:mosaic|liquid ?logic|swift|care ?first|las|lcs|eclipse|azeus)(?: \w+)?$|"
            r"\b(?:case|client|person|patient|customer|service user) ?"
            r"(?:id|no|num|number|ref|reference)\b|\bhospital (?:no|number)\b|^uprn$|^upn$"
        ),
        None,
    ),
    _Sort(
        "vehicle or bank number",
        re.compile(r"\b(?:sort code|account number|vehicle reg\w*|number ?plate|card number)\b"),
        None,
    ),
)
_TECHNICAL = re.compile(
    r"^(?:x )?(?:id|uuid|index|parent index|parent table name|submission time|submitted by|status"
    r"|validation status|version|notes|tags|respondents?|xform id string|instance ?id"
    r"|meta instance ?id|meta root ?uuid|serial ?no|primary ?key|row|row id|no)$"
    r"|^(?:respondent|response|collector|network|submission|record|survey|unique|entry|user|user no"
    r"|participant|external) ?(?:id|uuid|number|no|reference|data reference)$|^userno$"
    r"|^(?:start|end|completion|last modified|submit|started|ended|completed|submitted|recorded) ?"
    r"(?:time|date|date utc|at)?$|^(?:timestamp|time stamp|today|seed|last page|start language"
    r"|user ?language|distribution ?channel|progress|finished|duration(?: in seconds)?"
    r"|date submitted|date ?created|date ?modified|referrer|custom data(?: \d)?|form started dttm"
    r"|form ended dttm"
    r"|channel|collector|total points|quiz feedback|score|language|tracking id|response type"
    r"|submit date utc|start date utc|username|user name|audit|enumerator(?: \w+)?)$"
    r"|^(?:points|feedback) "
)
_FREE_TEXT = re.compile(
    r"\bplease (?:specify|explain|describe|tell us|say|give|state)\b|\bcomments?\b"
    r"|\banything else\b|\bin your own words\b|\btell us (?:more|about|why)\b|\bwhy do you say\b"
    r"|\bfree text\b| txt$"
    r"|\bother specify\b|\bother text\b| other$|\bdo you have any\b"
)


def by_heading(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """What the headings of a column say it holds, unless nothing but "anonymous" is in it."""
    folded = [fold(heading) for heading in headings]
    filled = {value: cells for value, cells in values.items() if fold(value) not in _ANONYMOUS}
    for sort in _SORTS:
        if any(sort.heading.search(heading) for heading in folded) and not _repeat(filled, sort):
            return Finding(sort.kind, "its heading says so", direct=bool(filled))
    if any(_TECHNICAL.match(heading) for heading in folded):
        return Finding("technical", "written by the form tool, not by a person", direct=False)
    return None


def by_values(values: Mapping[str, int]) -> Finding | None:
    """What the values of a column look like, where enough of them look like one thing."""
    filled = [value for value in values if fold(value) not in _ANONYMOUS]
    if not filled:
        return None
    if _are_nhs_numbers(filled):
        return Finding("NHS number", "its numbers pass the NHS check", direct=True)
    for sort in _SORTS:
        if sort.looks and sum(map(sort.looks, filled)) >= max(sort.share * len(filled), 1):
            return Finding(sort.kind, "its values look like it", direct=True)
    if sum(_UUID.fullmatch(value.strip()) is not None for value in filled) >= ENOUGH * len(filled):
        return Finding("technical", "written by the form tool, not by a person", direct=False)
    return None


def part_postcodes(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """Whether a column holds first halves of postcodes: "M14", but not answer codes A1 to A5."""
    filled = [value for value in values if value.strip()]
    named = any("post" in fold(heading) for heading in headings)
    if filled and (named or len(filled) >= 8) and all(map(_whole(_PART_POSTCODE), filled)):
        return Finding("part of a postcode", "its values look like it", direct=False)
    return None


def birth_dates(values: Iterable[str], today: date) -> bool:
    """Whether a column of days would make nearly everybody between 16 and 110 years old."""
    days = [day for value in values if (day := day_of(value))]
    ages = [(today - day).days / 365.25 for day in days]
    fit = [age for age in ages if 16 <= age <= 110]
    return len(days) >= 5 and len(fit) >= ENOUGH * len(ages) and max(ages) - min(ages) > 20


def free_text(headings: Iterable[str], values: Mapping[str, int]) -> Finding | None:
    """Whether people wrote in their own words: long, and hardly ever twice the same."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return None
    total = sum(values.values())
    words = sum(len(value.split()) for value in filled) / len(filled)
    if words > 4 and len(filled) > 0.5 * total and len(filled) > 2:
        return Finding("free text", "people's own words", direct=False)
    if any(_FREE_TEXT.search(fold(heading)) for heading in headings):
        return Finding("free text", "people's own words", direct=False)
    return None


def is_personal(text: str) -> bool:
    """Whether one value on its own could name a person, so that no message may repeat it."""
    plain = text.strip()
    digits = re.sub(r"\D", "", plain)
    patterns = (_NATIONAL_INSURANCE, _POSTCODE, _PHONE)
    return (
        len(digits) >= 6
        or _EMAIL_WITHIN.search(plain) is not None
        or _is_address_of_a_machine(plain)
        or any(pattern.search(plain.upper()) for pattern in patterns)
        or _DEGREES.search(plain) is not None
    )


def _repeat(filled: Mapping[str, int], sort: _Sort) -> bool:
    """Whether a column only answers a question about the thing: "Phone: yes, no, yes".

    What names a person is different for nearly everybody. A few values over and over are answers,
    unless they look like the thing itself.
    """
    cells = sum(filled.values())
    looks = any(map(is_personal, filled)) or (sort.looks and any(map(sort.looks, filled)))
    return cells >= 5 and len(filled) <= cells / 4 and not looks


def _are_nhs_numbers(values: list[str]) -> bool:
    """One random ten-digit number in eleven passes the check; a column of them does not."""
    ten = [value for value in values if _TEN_DIGITS.fullmatch(value.strip())]
    if len(ten) < max(_FEWEST_NHS, 0.5 * len(values)):
        return False
    return sum(map(_is_nhs_number, ten)) >= ENOUGH * len(ten)
