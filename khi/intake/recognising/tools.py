"""The marks each form tool leaves on the files it writes, as data.

A tool is known by headings it alone writes, by the shape of its codes, or by the text of its
heading rows. Each mark that is found is a reason a person can read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khi.intake.sheet import Column, Sheet

MICROSOFT_FORMS = "Microsoft Forms"
GOOGLE_FORMS = "Google Forms"
SURVEYMONKEY = "SurveyMonkey"
KOBO = "KoboToolbox"
LIMESURVEY = "LimeSurvey"
QUALTRICS = "Qualtrics"
TYPEFORM = "Typeform"
SMARTSURVEY = "SmartSurvey"
ASCS = "ASCS return"
ALCHEMER = "Alchemer"

_CODE = re.compile(r"^[A-Za-z]\w*\.\s+")


@dataclass(frozen=True)
class Mark:
    """What gives a tool away.

    ``headings`` are written as the tool writes them, in lower case; at least ``least`` must be
    there. ``pattern`` must match at least ``least`` headings instead, where it is given.
    """

    tool: str
    headings: tuple[str, ...] = ()
    least: int = 1
    pattern: str = ""
    anywhere: bool = False

    def evidence(self, sheet: Sheet) -> str:
        """Why the sheet may be this tool's, or empty."""
        found = self._patterned(sheet) if self.pattern else self._named(sheet)
        if len(found) < self.least:
            return ""
        shown = ", ".join(f"“{heading}”" for heading in found[:3])
        return f"{self.tool} writes headings like {shown}"

    def _named(self, sheet: Sheet) -> list[str]:
        written = {
            form: part
            for column in sheet.columns
            for part in column.parts
            for form in (without_code(part), plain(part))
            if form
        }
        return [written[heading] for heading in self.headings if heading in written]

    def _patterned(self, sheet: Sheet) -> list[str]:
        return [
            part
            for column in sheet.columns
            for part in (column.parts if self.anywhere else column.parts[:1])
            if re.match(self.pattern, part, re.IGNORECASE)
        ]


TIMESTAMPS = (
    "timestamp",
    "horodateur",
    "zeitstempel",
    "marca temporal",
    "carimbo de data/hora",
    "informazioni cronologiche",
    "tijdstempel",
    "sygnatura czasowa",
    "stamp amser",
)
"""What Google Forms calls its first column, in the languages people's accounts are set to."""

_KOBO = r"(?:X?_(?:id|uuid|submission_time|validation_status|submitted_by|index|parent_index)$)"
_ODK = r"(?:meta[-/:.]instance_?id|__version__|instanceid|submissiondate|deviceid|formdef_version)$"
MARKS = (
    Mark(
        QUALTRICS,
        (
            "startdate",
            "enddate",
            "progress",
            "duration (in seconds)",
            "recordeddate",
            "responseid",
            "distributionchannel",
            "userlanguage",
            "externalreference",
        ),
        least=3,
    ),
    Mark(QUALTRICS, pattern=r'\{"+ImportId', anywhere=True),
    Mark(QUALTRICS, ("responseset", "externaldatareference", "responseid"), least=2),
    Mark(ASCS, ("lacode", "serialno", "primarykey", "methodcollection", "rhc_copd"), least=3),
    Mark(MICROSOFT_FORMS, ("start time", "completion time"), least=2),
    Mark(MICROSOFT_FORMS, ("heure de début", "heure de fin"), least=2),
    Mark(MICROSOFT_FORMS, ("startzeit", "fertigstellungszeit"), least=2),
    Mark(MICROSOFT_FORMS, ("hora de inicio", "hora de finalización"), least=2),
    Mark(
        LIMESURVEY,
        ("response id", "date submitted", "last page", "start language", "seed"),
        least=3,
    ),
    Mark(LIMESURVEY, ("submitdate", "lastpage", "startlanguage", "seed"), least=2),
    Mark(LIMESURVEY, pattern=r"[a-z]\w*\[\w+\](?:\.\s|$)", least=5),
    Mark(TYPEFORM, ("start date (utc)", "submit date (utc)", "network id"), least=2),
    Mark(TYPEFORM, ("#", "network id"), least=2),
    Mark(
        SMARTSURVEY,
        ("userid", "userno", "unique id", "started", "ended", "tracking link", "smart survey id"),
        least=3,
    ),
    Mark(SMARTSURVEY, ("userid", "userno"), least=2),
    Mark(SMARTSURVEY, ("user id", "user no"), least=2),
    Mark(KOBO, pattern=rf"{_KOBO}|{_ODK}", least=2),
    Mark("Jisc Online Surveys", ("unique response number",)),
    Mark(ALCHEMER, ("time started", "date submitted", "legacy comments", "sessionid"), least=3),
    Mark("Zoho Survey", ("response id", "started on", "completed on"), least=3),
    Mark("REDCap", ("survey timestamp", "survey identifier", "complete?"), least=2),
    Mark("REDCap", pattern=r"redcap_\w+$"),
    Mark("REDCap", pattern=r"\w+___\d+$|.+ \(choice=.+\)$|complete\?$", least=2),
    Mark("Jotform", ("submission date", "submission id"), least=2),
    Mark("Jotform", ("submission date", "submission ip"), least=2),
    Mark("Formstack", ("unique id", "time", "browser", "ip address"), least=3),
    Mark(
        "Snap Surveys",
        pattern=r"id\.(?:start|end|date|time|name|completed|format|endate)$",
        least=2,
    ),
    Mark("Citizen Space", ("response id", "submitted on", "consultation"), least=2),
    Mark(
        SURVEYMONKEY,
        (
            "respondent id",
            "respondentid",
            "collector id",
            "collectorid",
            "custom data 1",
        ),
        least=2,
    ),
    Mark(SURVEYMONKEY, ("respondentid",)),
    Mark(SURVEYMONKEY, ("respondent id",)),
    Mark(SURVEYMONKEY, pattern=r"q\d{4}(?:_\d{4})?$", least=5),
    Mark(SURVEYMONKEY, pattern=r"(?:response|open-ended response)$", least=2, anywhere=True),
    Mark(GOOGLE_FORMS, TIMESTAMPS),
    Mark(KOBO, ("start", "end", "today", "deviceid", "username", "phonenumber"), least=3),
    Mark(SMARTSURVEY, ("userid", "ip address"), least=2),
)


def tool(sheet: Sheet) -> tuple[str, str]:
    """The tool that wrote the sheet and why we think so; two empty strings where none did."""
    for mark in MARKS:
        if evidence := mark.evidence(sheet):
            return mark.tool, evidence
    return "", ""


def plain(heading: str) -> str:
    """A heading in lower case with single spaces."""
    return " ".join(heading.lower().split())


def without_code(heading: str) -> str:
    """A heading as LimeSurvey writes it with its code in front: "id. Response ID" without "id."."""
    return plain(_CODE.sub("", heading, count=1))


_ROLES: tuple[tuple[str, str], ...] = (
    ("ip address", r"ip ?address|ip$"),
    ("email", r"e-?mail( address)?|recipient ?email|email ?address"),
    (
        "name",
        r"(first|last|full|your|recipient ?first|recipient ?last) ?name|name|forename|surname",
    ),
    ("phone", r"(phone|telephone|mobile)( ?number)?|phonenumber|consent_telephone_number"),
    (
        "place on earth",
        r"(location)?(latitude|longitude|altitude|precision)|.*_(latitude|longitude)",
    ),
    ("device", r"deviceid|device ?id|browser|user ?agent|network id|subscriberid|simserial"),
    (
        "started",
        r"(id\.)?start ?time|(id\.)?start( ?date)?|start date \(utc\)|started( on| at)?"
        r"|time started|date started|form_started_dttm",
    ),
    (
        "submitted",
        r"completion time|end( ?date| ?time)?|ended|submit date \(utc\)|date submitted|submitdate"
        r"|(survey )?timestamp|completed (on|at|date)|submitted (on|at)|submission (date|started)"
        r"|id\.(end|date|completed)|recordeddate|x?_submission_time|submissiondate|form_ended_dttm|date_assessment",
    ),
    ("duration", r"duration.*|time taken.*|interviewtime"),
    ("language", r"start ?language|user ?language|language|lang"),
    (
        "respondent id",
        r"id|#|respondent[ _]?id|response ?id|userid|userno|unique id|primarykey|serialno"
        r"|x?_(id|uuid)|meta.instance_?id|instanceid|key|unique response number|submission id"
        r"|session ?id|record[ _]id|survey identifier|id\.name|case",
    ),
    (
        "collector",
        r"collector ?id|custom data \d+|seed|last ?page|progress|finished|status|tracking link"
        r"|distributionchannel|externalreference|externaldatareference|responseset|__version__"
        r"|x?_(index|status|notes|tags|submitted_by|validation_status|parent_index"
        r"|parent_table_name)|last modified time|submitter(id|name)|attachments(present|expected)"
        r"|review ?state|edits|form ?version|formdef_version|date last action|datestamp|refurl"
        r"|referr?er ?url|stage date \(utc\)|response type|ending|tags|total ?points"
        r"|legacy comments|contact id|complete\?|\w+_complete|redcap_\w+|consultation|id\.format",
    ),
)


_OF_ONE_TOOL = {
    ALCHEMER: ("place of the computer", r"country|city|state/region|postal"),
    GOOGLE_FORMS: ("collector", "score"),
    TYPEFORM: ("collector", "score"),
}
"""Headings that are the tool's in its own files only, and a question in anybody else's."""


def metadata(columns: Sequence[Column], tool: str = "") -> dict[str, tuple[Column, ...]]:
    """The columns the tool wrote, by what each is for; the others are what people were asked."""
    roles = (*_ROLES, _OF_ONE_TOOL[tool]) if tool in _OF_ONE_TOOL else _ROLES
    found: dict[str, tuple[Column, ...]] = {}
    for column in columns:
        heading = next((part for part in column.parts if part), column.name)
        forms = (plain(heading), without_code(heading))
        role = next(
            (role for role, words in roles if any(re.fullmatch(words, form) for form in forms)), ""
        )
        if role:
            found[role] = (*found.get(role, ()), column)
    return found
