"""Columns that name people, made up by rule: each kind under the headings people give it."""

from collections.abc import Callable
from random import Random

FIRST = ("Amina", "Beth", "Carl", "Dev", "Ewan", "Fay", "Gita", "Hugh", "Iris", "Jack", "Kofi")
LAST = ("Ahmed", "Brown", "Clarke", "Davies", "Evans", "Fox", "Green", "Hill", "Iqbal", "Jones")
_STREETS = ("High Street", "Station Road", "Church Lane", "Mill View")
_PARTS = ("M1", "M14", "LS6", "SW1A", "EC1V", "B33", "CF10", "SK8")
Make = Callable[[Random], str]


def _nhs(draw: Random) -> str:
    """A number in the range kept for tests (999) that passes the check."""
    while True:
        digits = [9, 9, 9, *(draw.randrange(10) for _ in range(6))]
        check = 11 - sum((10 - place) * digit for place, digit in enumerate(digits)) % 11
        if check != 10:
            return "".join(map(str, [*digits, check % 11]))


def _spaced_nhs(draw: Random) -> str:
    number = _nhs(draw)
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def _insurance(draw: Random) -> str:
    return f"{draw.choice(['AB', 'CE', 'JN', 'SK'])}{draw.randrange(10**6):06}{draw.choice('ABCD')}"


def _email(draw: Random) -> str:
    return f"{draw.choice(FIRST).lower()}.{draw.choice(LAST).lower()}{draw.randrange(99)}@mail.test"


def _phone(draw: Random) -> str:
    """A number of the ranges that are kept for drama."""
    ending = f"{draw.randrange(1000):03}"
    made = (f"07700 900{ending}", f"0161 496 0{ending}", f"+44 7700 900{ending}")
    return draw.choice((*made, f"(0113) 496 0{ending}"))


def _postcode(draw: Random) -> str:
    return (
        f"{draw.choice(_PARTS)} {draw.randrange(1, 10)}{draw.choice('ABDEFG')}{draw.choice('PQRS')}"
    )


def _machine(draw: Random) -> str:
    return f"203.0.113.{draw.randrange(1, 255)}"


def _north(draw: Random) -> str:
    return f"53.{draw.randrange(100_000, 999_999)}"


def _point(draw: Random) -> str:
    return f"{_north(draw)} -2.{draw.randrange(100_000, 999_999)} 0 0"


def _name(draw: Random) -> str:
    return f"{draw.choice(FIRST)} {draw.choice(LAST)}"


def _born(draw: Random) -> str:
    return f"{draw.randrange(1, 29):02}/{draw.randrange(1, 13):02}/{draw.randrange(1930, 2005)}"


def _address(draw: Random) -> str:
    return f"{draw.randrange(1, 200)} {draw.choice(_STREETS)}"


def _number(draw: Random) -> str:
    return str(draw.randrange(1_000_000, 9_999_999))


NAMING: dict[str, tuple[Make, tuple[str, ...]]] = {
    "NHS number": (_nhs, ("NHS number", "NHS No.", "nhs_number", "NHSNumber", "Q12", "Identifier")),
    "NHS number, spaced": (_spaced_nhs, ("Your NHS No", "Code")),
    "National Insurance number": (_insurance, ("NI number", "NINO", "Q4", "Code", "NI No")),
    "email address": (
        _email, ("Email", "E-mail address", "Contact", "Q9", "How can we reach you?"),
    ),
    "phone number": (
        _phone, ("Phone", "Telephone number", "Mobile", "Contact number", "Q17", "Tel.",
                 "What is the best number to call you on?"),
    ),
    "postcode": (_postcode, ("Postcode", "Post code", "home_postcode", "Q3", "Where do you live?")),
    "IP address": (_machine, ("IP Address", "IPAddress", "ipaddr", "Q1", "Source")),
    "latitude": (_north, ("Latitude", "_location_latitude", "LocationLatitude")),
    "point": (_point, ("GPS", "location", "geopoint", "Q5")),
    "device": (_number, ("deviceid", "Device ID", "IMEI")),
    "name": (
        _name, ("Name", "Full name", "What is your name?", "Your name (optional)", "Client name",
                "Name of carer", "Please tell us your name", "Who are you?", "Carer's name", "Q6"),
    ),
    "date of birth": (_born, ("Date of birth", "DOB", "D.O.B.", "When were you born?", "Q2")),
    "address": (
        _address, ("Address", "Home address", "Address line 1", "What is your address?",
                   "Address1"),
    ),
    "local reference number": (
        _number, ("Mosaic ID", "Liquidlogic ID", "Case number", "Client ID", "Person ID",
                  "LAS number", "Customer reference", "Social care ID", "Hospital number", "UPRN",
                  "Service user ID", "Local ID", "Pupil number (UPN)"),
    ),
}  # fmt: skip
"""Each kind, how to make one, and headings it stands under: also some that say nothing of it."""

YES_NO = ("Yes", "No", "Not sure")
INNOCENT: dict[str, Make] = {
    "Response number": lambda draw: str(draw.randrange(10**9, 10**10)),
    "Do you have a mobile phone?": lambda draw: draw.choice(YES_NO),
    "Did you get an email from us?": lambda draw: draw.choice(YES_NO),
    "Was the address easy to find?": lambda draw: draw.choice(YES_NO),
    "Are you registered with the NHS?": lambda draw: draw.choice(YES_NO),
    "Postcode sector known?": lambda draw: draw.choice(YES_NO),
    "How did you hear about us?": lambda draw: draw.choice(("Phone", "Email", "Post")),
    "Preferred contact method": lambda draw: draw.choice(("Email", "Phone", "Letter")),
    "Name of service": lambda draw: draw.choice(("Day centre", "Home care")),
    "Ward": lambda draw: draw.choice(("Oakwether", "Harrowmoss Vale", "Gullhaven")),
    "Hours a week": lambda draw: str(draw.randrange(60)),
    "Weighting": lambda draw: f"{draw.uniform(0.5, 1.8):.6f}",
    "Year you moved here": lambda draw: str(draw.randrange(1950, 2024)),
    "Batch": lambda draw: f"B{draw.randrange(1, 10)}",
    "Time taken": lambda draw: f"00:0{draw.randrange(9)}:{draw.randrange(60):02}",
}
"""Columns that only sound or look like one, and must not hold a file up."""


def column(make: Make, *, seed: int, people: int = 40) -> list[str]:
    """Some people's cells, one in ten of them blank."""
    draw = Random(seed)
    return [make(draw) if draw.random() > 0.1 else "" for _ in range(people)]
