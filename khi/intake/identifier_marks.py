"""The marks of what names a person: what each kind of identifier is called, and how it looks.

Every pattern is as narrow as its false alarms ask for: a random ten-digit number is not an NHS
number, and a question about phones is not a phone number.
"""

import ipaddress
import re
from collections.abc import Callable
from typing import NamedTuple

from stdnum.gb import nhs

ENOUGH = 0.8
"""The share of a column's values that must look like one kind of identifier to be called that."""

_SOME = 0.2
NAME = re.compile(r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?(?: [A-Z]\.?)?(?: [A-Z][a-z'’-]+){1,2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
EMAIL_WITHIN = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
NATIONAL_INSURANCE = re.compile(
    r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]?"
)
POSTCODE = re.compile(
    r"(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2})"
)
PART_POSTCODE = re.compile(r"[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-Z]?( ?[0-9])?")
PHONE = re.compile(r"\(?(?:\+44|0044|0)[\s()-]*[1237](?:[\s()-]*\d){8,9}")
DEGREES = re.compile(r"-?\d{1,3}\.\d{4,}")
_POINT = re.compile(r"-?\d{1,3}\.\d{3,}[ ,]+-?\d{1,3}\.\d{3,}.*")


class Sort(NamedTuple):
    """A kind of identifier: headings that say so, and how to tell from a value."""

    kind: str
    heading: re.Pattern[str]
    looks: Callable[[str], bool] | None
    share: float = _SOME


def whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """A test of whether the whole of a text, in capitals, looks like the pattern."""
    return lambda text: pattern.fullmatch(text.strip().upper()) is not None


def _is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text.strip()) is not None


def is_machine_address(text: str) -> bool:
    """Whether a text is the address of a machine on the internet."""
    try:
        ipaddress.ip_address(text.strip())
    except ValueError:
        return False
    return True


def is_nhs_number(text: str) -> bool:
    """Whether a text passes the check of an NHS number (modulo 11)."""
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and nhs.is_valid(digits)


_OF_A_PERSON = (
    r"(?:your|their|respondent|recipient|client|patient|customer|user|service user|person)"
)
SORTS = (
    Sort("NHS number", re.compile(r"\bnhs\b.*\b(?:no|num|number|id)\b|^nhs$|\bnhsno\b"), None),
    Sort(
        "National Insurance number",
        re.compile(
            re.compile(
                r"\bnational insurance (?:no|num|number)\b|^national insurance$"
                r"|\bni (?:no|num|number)\b|^(?:nino|nin)$"
            ),
        ),
        whole(NATIONAL_INSURANCE),
    ),
    Sort(
        "email address",
        re.compile(
            r"^(?:\w+ ){0,3}e ?mail(?: address(?:es)?)?$|\bemail address\b|recipient ?email"
        ),
        _is_email,
    ),
    Sort(
        "phone number",
        re.compile(
            r"\b(?:tele)?phone(?: number| no)?$|\bmobile(?: number| no)?$|^tel$|^telno$"
            r"|^contact (?:number|no)$|\bnumber to (?:call|ring|reach|contact) (?:you|them)\b"
        ),
        whole(PHONE),
        ENOUGH,
    ),
    Sort("postcode", re.compile(r"\bpost ?code\b|\bzip(?: code)?$"), whole(POSTCODE), ENOUGH),
    Sort("IP address", re.compile(r"\bip ?address\b|^ip$|^ipaddr$"), is_machine_address, ENOUGH),
    Sort(
        "point on a map",
        re.compile(
            r"\b(?:gps|geopoint|latitude|longitude|altitude)\b|location(?:latitude|longitude)"
            r"|^(?:lat|lon|lng|long|easting|northing)$"
        ),
        whole(_POINT),
        ENOUGH,
    ),
    Sort(
        "device",
        re.compile(r"\bdevice ?id\b|^(?:deviceid|imei|subscriberid|simserial|mac address)$"),
        None,
    ),
    Sort(
        "name",
        re.compile(
            rf"^(?:{_OF_A_PERSON} )?(?:(?:first|last|full|fore|middle|given|family|preferred) ?)?"
            r"(?:name|names)$|^(?:recipient)?(?:sur|fore|last|first)name$|^name of (?:the )?"
            r"(?:person|respondent|client|patient|carer|participant)$|^what is your (?:full )?name$"
            r"|^(?:carer|participant|interviewee|interviewer|contact|parent|relative) ?(?:s )?name$"
            r"|\b(?:your|their) (?:full |first |last )?names?(?: optional| if you wish)?$"
            r"|^who are you$"
        ),
        None,
    ),
    Sort(
        "date of birth",
        re.compile(r"\b(?:dob|birth ?date|birthday)\b|\bdate ?of ?birth\b|^when were you born$"),
        None,
    ),
    Sort(
        "address",
        re.compile(
            r"^(?:(?:home|postal|full|your|street|what is your) ?)*address(?: ?line)? ?\d?$"
            r"|\bhouse number\b"
        ),
        None,
    ),
    Sort(
        "local reference number",
        re.compile(
            r"\b(?:mosaic|liquid ?logic|swift|care ?first|las|lcs|eclipse|azeus)(?: \w+)?$|"
            r"\b(?:case|client|person|patient|customer|service user) ?"
            r"(?:id|no|num|number|ref|reference)\b|\bhospital (?:no|number)\b|\bup(?:r)?n$"
            r"|^(?:social care|adult social care|asc|local|council) (?:id|no|number|ref|reference)$"
        ),
        None,
    ),
    Sort(
        "vehicle or bank number",
        re.compile(r"\b(?:sort code|account number|vehicle reg\w*|number ?plate|card number)\b"),
        None,
    ),
)
TECHNICAL = re.compile(
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
    r"|channel|collector|total points|quiz feedback|language|tracking id|response type"
    r"|submit date utc|start date utc|username|user name|audit|enumerator(?: \w+)?)$"
    r"|^(?:points|feedback) "
)
FREE_TEXT = re.compile(
    r"\bplease (?:specify|explain|describe|tell us|say|give|state)\b|\bcomments?\b"
    r"|\banything else\b|\bin your own words\b|\btell us (?:more|about|why)\b|\bwhy do you say\b"
    r"|\bfree text\b| txt$"
    r"|\bother specify\b|\bother text\b| other$|\bdo you have any\b"
)
