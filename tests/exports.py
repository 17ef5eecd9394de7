"""Exports of every form tool, made up by rule, with what each column must be taken for.

The headings are those the tools write: files they gave, ODK Central's own tests of its export, and
public code that reads SmartSurvey's (the person's number first, a heading of three rows, "-" for
what was not ticked).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from intake_cases import catalogue

QUESTIONS = (
    "khi_con1", "khi_con2", "khi_frd1", "khi_frd2", "khi_ctl1", "khi_kind", "khi_fair",
    "ons_satisfied", "ons_anxious", "ons_lonely", "cls_belong", "cls_help", "cls_trust",
)  # fmt: skip
GRID = ("ucla_companion", "ucla_left_out", "ucla_isolated")
BREAKDOWNS = ("age", "sex", "disability", "carer")
HELPERS = ("Family", "Friends", "Neighbours", "Paid workers")
AREAS = ("Leeds", "Manchester", "Salford")
PEOPLE = 24
WHERE = "Which area do you live in?"
Cells = Callable[[int], Sequence[object]]


@dataclass(frozen=True)
class Export:
    """One file: its heading rows, the rows below, and the targets to be matched, in order."""

    name: str
    tool: str
    heading: list[list[str]]
    rows: list[list[str]]
    targets: tuple[str, ...]


def worded(id: str) -> str:
    """The words in which a question or a breakdown is asked."""
    return {**catalogue().questions, **catalogue().breakdowns}[id].wording


def when(person: int, style: str = "%Y-%m-%d %H:%M:%S") -> str:
    """When a person answered: all in the spring of 2025, with days no month has."""
    moment = datetime(2025, 4, 14, 9, 5) + timedelta(days=2 * person)
    return moment.strftime(style)


def _answer(draw: Random, id: str, *, coded: bool) -> str:
    question = catalogue().questions[id]
    if question.scale:
        return str(draw.randint(question.scale.low, question.scale.high))
    answer = draw.choice(question.answers)
    return answer.code if coded else answer.label


def _group(draw: Random, id: str, *, coded: bool) -> str:
    groups = [each for each in catalogue().breakdowns[id].groups if each.code != "not_stated"]
    group = draw.choice(groups)
    return group.code if coded else group.label


def _people(ids: Sequence[str], *, coded: bool = False) -> list[list[str]]:
    """Everybody's area, answers and groups; some leave an answer out."""
    draw = Random(7)
    return [
        [
            AREAS[person % 3],
            *("" if draw.random() < 0.05 else _answer(draw, id, coded=coded) for id in ids),
            *(_group(draw, id, coded=coded) for id in BREAKDOWNS),
        ]
        for person in range(PEOPLE)
    ]


def _ticks() -> list[list[bool]]:
    draw = Random(8)
    return [[draw.random() < 0.5 for _ in HELPERS] for _ in range(PEOPLE)]


def _asked(
    name: str,
    tool: str,
    before: Sequence[str],
    cells: Cells,
    *,
    after: Sequence[str] = (),
    ends: Cells = lambda person: (),
    heads: Callable[[str], str] = worded,
    coded: bool = False,
    where: str = WHERE,
) -> Export:
    """One row of heading: what the tool writes, then the questions, then what else it writes."""
    ids = (*QUESTIONS, *BREAKDOWNS)
    rows = [
        [str(cell) for cell in (*cells(person), *answers, *ends(person))]
        for person, answers in enumerate(_people(QUESTIONS, coded=coded))
    ]
    heading = [*before, where, *map(heads, ids), *after]
    return Export(name, tool, [heading], rows, ids)


_MONKEY = (
    "Respondent ID", "Collector ID", "Date Created", "Date Modified", "IP Address",
    "Email Address", "First Name", "Last Name", "Custom Data 1",
)  # fmt: skip
_QUALTRICS = (
    "StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished",
    "RecordedDate", "ResponseId", "RecipientLastName", "RecipientFirstName", "RecipientEmail",
    "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel",
    "UserLanguage",
)  # fmt: skip
_SMART = (
    "UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Tracking Link", "Started",
    "Ended",
)  # fmt: skip
_KOBO_AFTER = (
    "__version__", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
    "_submitted_by", "_tags", "_index",
)  # fmt: skip
_ODK_AFTER = (
    "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", "FormVersion",
)  # fmt: skip


def _monkey(person: int) -> list[object]:
    day = when(person, "%m/%d/%Y %I:%M:%S %p")
    return [118_000_000_000 + 7919 * person, 426_000_011, day, day, "", "", "", "", ""]


def _qualtrics(person: int) -> list[object]:
    day = when(person)
    known = [day, day, "IP Address", "", 100, 120 + person, "True", day, f"R_{person:03}aBcDeF"]
    return [*known, "", "", "", "", "", "", "anonymous", "EN"]


def _kobo_after(person: int) -> list[object]:
    uuid = f"{person:08}-1111-4000-8000-0123456789ab"
    sent = when(person, "%Y-%m-%dT%H:%M:%S")
    return ["vAbc", 7001 + person, uuid, sent, "", "", "submitted_via_web", "", "", person + 1]


def _odk_after(person: int) -> list[object]:
    key = f"uuid:{person:08}-1111-4000-8000-0123456789ab"
    return [key, 5, "Public Access", 0, 0, "", "", "", 0, 1]


def _smart(person: int) -> list[object]:
    day = when(person, "%d/%m/%Y %H:%M:%S")
    return [98_765_432 + person, person + 1, "", "", "", "", "Web Link", day, day]


def _lime(person: int) -> list[object]:
    return [person + 1, when(person), 4, "en", 1_234_567 + person]


def _started(person: int) -> list[object]:
    return [person + 1, when(person, "%d/%m/%Y %H:%M"), when(person, "%d/%m/%Y %H:%M"), "", ""]


def _kobo(name: str, group: str = "", *, labels: bool = False) -> Export:
    """With names, a group's name may stand in front and the cells hold codes; or all in words."""
    day = "%Y-%m-%dT%H:%M:%S.000+01:00"
    return _asked(
        name,
        "KoboToolbox",
        ("start", "end"),
        lambda person: (when(person, day), when(person, day)),
        after=_KOBO_AFTER,
        ends=_kobo_after,
        heads=worded if labels else lambda id: f"{group}{id}",
        coded=not labels,
        where="area",
    )


def _two_rows(
    name: str, tool: str, before: Sequence[str], cells: Cells, *, blank: int = 0, off: str = ""
) -> Export:
    """A tick box for each option and a grid, both under merged cells, in two rows of heading.

    ``blank`` rows stand between the two; ``off`` is written where a box was not ticked.
    """
    first = [*before, WHERE, "Who helps you?", "", "", "", "How often do you feel this?", "", ""]
    second = [*("" for _ in before), "Response", *HELPERS, *map(worded, GRID)]
    rows = [
        [
            *map(str, cells(person)),
            answers[0],
            *(helper if on else off for helper, on in zip(HELPERS, ticked, strict=True)),
            *answers[1:4],
        ]
        for person, (answers, ticked) in enumerate(zip(_people(GRID), _ticks(), strict=True))
    ]
    return Export(name, tool, [first, *[[""] * len(first)] * blank, second], rows, GRID)


def _three_rows(languages: Sequence[str] = ()) -> Export:
    """Qualtrics: codes, questions, and what its own import needs."""
    plain = _asked("", "Qualtrics", _QUALTRICS, _qualtrics)
    width, before = len(plain.heading[0]), len(_QUALTRICS)
    codes = [*_QUALTRICS, *(f"Q{number}" for number in range(1, width - before + 1))]
    words = [*(languages or _QUALTRICS), *plain.heading[0][before:]]
    imports = [f'{{"ImportId":"{code}"}}' for code in codes]
    return Export("qualtrics", "Qualtrics", [codes, words, imports], plain.rows, plain.targets)


EXPORTS = (
    _asked("our template", "our template", ("respondent", "quarter"),
           lambda person: (f"R{person:03}", "2025-Q1"), heads=lambda id: id, where="area"),
    _asked("microsoft forms", "Microsoft Forms",
           ("ID", "Start time", "Completion time", "Email", "Name"), _started),
    _asked("microsoft forms, numbered", "Microsoft Forms",
           ("Id", "Start time", "Completion time", "Email", "Name"), _started,
           heads=lambda id: f"{len(id)}. {worded(id)}\xa0"),
    _asked("google forms", "Google Forms", ("Timestamp",),
           lambda person: (when(person, "%Y/%m/%d %I:%M:%S %p GMT+1"),)),
    _asked("google forms in german", "Google Forms", ("Zeitstempel",),
           lambda person: (when(person, "%d.%m.%Y %H:%M:%S"),)),
    _asked("surveymonkey, one row", "SurveyMonkey", _MONKEY, _monkey),
    _two_rows("surveymonkey, two rows", "SurveyMonkey", _MONKEY, _monkey),
    _kobo("kobo, groups with a slash", "about_you/"),
    _kobo("kobo, groups with a dot", "about_you."),
    _kobo("kobo, no groups"),
    _kobo("kobo, labels", labels=True),
    _asked("odk central", "KoboToolbox", ("SubmissionDate", "meta-instanceID"),
           lambda person: (when(person, "%Y-%m-%dT%H:%M:%S.000Z"), f"uuid:{person}"),
           after=_ODK_AFTER, ends=_odk_after, heads=lambda id: f"about-{id}", where="area"),
    _asked("limesurvey, questions", "LimeSurvey",
           ("Response ID", "Date submitted", "Last page", "Start language", "Seed"), _lime),
    _asked("limesurvey, codes", "LimeSurvey",
           ("id", "submitdate", "lastpage", "startlanguage", "seed"), _lime,
           heads=lambda id: id.replace("_", ""), where="area"),
    _asked("limesurvey, codes and questions", "LimeSurvey",
           ("id. Response ID", "submitdate. Date submitted", "lastpage. Last page",
            "startlanguage. Start language", "seed. Seed"), _lime,
           heads=lambda id: f"G1Q{len(id)}. {worded(id)}"),
    _asked("qualtrics, one row", "Qualtrics", _QUALTRICS, _qualtrics),
    _three_rows(),
    _asked("typeform", "Typeform", ("#",), lambda person: (f"{7919 * person:032x}",),
           after=("Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)",
                  "Network ID", "Tags"),
           ends=lambda person: ("completed", when(person), "", when(person), f"{person:010x}", "")),
    _asked("smartsurvey", "SmartSurvey", _SMART, _smart, heads=lambda id: f"Q2. {worded(id)}"),
    _asked("jisc", "Jisc Online Surveys", ("Unique Response Number", "Completed date"),
           lambda person: (f"123456-123452-{98765 + person}", when(person)),
           heads=lambda id: f"3. {worded(id)}"),
    _asked("alchemer", "Alchemer",
           ("Response ID", "Time Started", "Date Submitted", "Status", "Contact ID",
            "Legacy Comments", "Language", "Referer", "SessionID", "Country", "City",
            "State/Region"),
           lambda person: (person + 1, when(person, "%b %d, %Y %I:%M:%S %p"), when(person),
                           "Complete", "", "", "English", "", f"16_{person}", "United Kingdom",
                           "Manchester", "MAN")),
    _asked("zoho", "Zoho Survey", ("Response ID", "Started on", "Completed on", "Respondent ID"),
           lambda person: (3_000_000 + person, when(person), when(person), "")),
    _asked("jotform", "Jotform", ("Submission Date",), lambda person: (when(person),),
           after=("Submission ID",), ends=lambda person: (53 * 10**17 + person,),
           heads=lambda id: f"Your life >> {worded(id)}"),
    _asked("formstack", "Formstack", ("Time", "Unique ID"),
           lambda person: (when(person), 920_000_000 + person),
           after=("Browser", "IP Address"), ends=lambda person: ("Chrome", "")),
    _asked("redcap", "REDCap", ("Record ID", "Survey Identifier", "Survey Timestamp"),
           lambda person: (person + 1, "", when(person)), after=("Complete?",),
           ends=lambda person: ("Complete",)),
    _asked("snap", "Snap Surveys", ("ID.name", "ID.start", "ID.date"),
           lambda person: (person + 1, person, when(person, "%d/%m/%Y")),
           heads=lambda id: f"Q4 {worded(id)}"),
    _asked("citizen space", "Citizen Space", ("Response ID", "Submitted On", "Consultation"),
           lambda person: (f"ANON-ABCD-{person:04}-X", when(person), "Wellbeing")),
    _two_rows("smartsurvey, two rows", "SmartSurvey", _SMART, _smart, off="-"),
    _two_rows("smartsurvey, three rows", "SmartSurvey", _SMART, _smart, blank=1, off="-"),
)  # fmt: skip
